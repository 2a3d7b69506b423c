import { isClosing } from '../errors.ts';
import type { LeadEvent } from '../leads/lead-event.ts';
import { createTellOfLeads } from '../telling/tell-of-leads.ts';
import { Sweep } from '../sweep.ts';
import type { AppContext } from './app-context.ts';

/** How often to look for events that another process did not announce, in ms. */
const TELL_MS = 5_000;

/** How long other processes leave the work to this one, in ms. */
const TURN_MS = 10_000;

/** Tells people of what others did with leads. */
export function wireNotices({
  log,
  storage,
  turns,
  now,
}: Pick<AppContext, 'log' | 'storage' | 'turns' | 'now'>): Sweep {
  const { bus, leadEvents: events, leads, notes, notices, settings } = storage;
  const tell = createTellOfLeads({
    events,
    leads,
    notes,
    notices,
    settings,
    mayContinue: () => turns.claim('tell-of-leads', TURN_MS),
    onNotice: (userId) => bus.publish({ of: 'notices', userId }),
    now,
  });
  const sweep = new Sweep({
    everyMs: TELL_MS,
    run: tell,
    onError: (err) => {
      if (!isClosing(err))
        log.error({ err }, 'people could not be told of their leads; it is tried again in seconds');
    },
  });
  bus.subscribe(({ leadEvents }) => {
    if (leadEvents.some(mayConcern)) sweep.wake();
  });
  return sweep;
}

/** Events that LeadRabbit records of each new lead do not wake it. */
const mayConcern = ({ type, by, changes }: LeadEvent): boolean =>
  by.kind !== 'system' && ('ownerId' in changes || type.startsWith('lead.note-'));
