import { isOfPlanner, type LeadEvent } from '../leads/lead-event.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { NoteStore } from '../leads/note-store.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import { actorForLog } from '../users/actor.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import type { NewNotice } from '../notices/notice.ts';

/** The position up to which people have been told. */
const SETTING = 'told-lead-events';

const EVENTS_AT_ONCE = 200;

/** Nobody is told of changes that are older than this, such as those before LeadRabbit was stopped, in ms. */
const OLD_MS = 24 * 60 * 60_000;

/** More leads that one person gives to another at once are told in one notice. */
const MOST_NAMED = 3;

export interface TellOfLeadsDependencies {
  readonly events: Pick<LeadEventStore, 'lastPosition' | 'listAfter'>;
  readonly leads: Pick<LeadStore, 'find'>;
  readonly notes: Pick<NoteStore, 'listOfLead'>;
  readonly notices: Pick<NoticeStore, 'add'>;
  readonly settings: SettingStore;
  /**
   * Asked before each page of events.
   *
   * @returns false to stop; the next run continues
   */
  readonly mayContinue: () => Promise<boolean>;
  /** A person was told. */
  readonly onNotice: (userId: string) => void;
  readonly now: () => Date;
}

/**
 * Tells people what others did with leads, if it concerns them: a lead became theirs, or a note mentions them. Nobody
 * is told what they did themselves. The events are read from the end of the last run, so that none is left out after a
 * crash; one that is read again makes no second notice.
 */
export function createTellOfLeads(dependencies: TellOfLeadsDependencies): () => Promise<void> {
  const { events, notices, settings, mayContinue, onNotice, now } = dependencies;

  const readFrom = async (): Promise<string> => {
    const stored = await settings.read(SETTING);
    if (typeof stored === 'string') return stored;
    const end = await events.lastPosition();
    await settings.write(SETTING, end, now());
    return end;
  };

  return async () => {
    while (await mayContinue()) {
      // Another process may have told of events since the page before.
      const from = await readFrom();
      const page = await events.listAfter(from, EVENTS_AT_ONCE);
      const fresh = page.events.filter(({ at }) => now().getTime() - at.getTime() < OLD_MS);
      for (const notice of await noticesOf(fresh, dependencies))
        if (await notices.add(notice)) onNotice(notice.userId);
      if (page.position !== from) await settings.write(SETTING, page.position, now());
      if (page.events.length < EVENTS_AT_ONCE) return;
    }
  };
}

async function noticesOf(
  events: readonly LeadEvent[],
  dependencies: TellOfLeadsDependencies,
): Promise<readonly NewNotice[]> {
  const mentions: NewNotice[] = [];
  for (const event of events) mentions.push(...(await mentionsOf(event, dependencies)));
  return [...(await givenLeads(events, dependencies)), ...mentions];
}

/** A lead that somebody has given to somebody else. */
interface Given {
  readonly event: LeadEvent;
  readonly userId: string;
}

/** Leads that others have given to a person who still has them. */
async function givenLeads(
  events: readonly LeadEvent[],
  { leads, now }: TellOfLeadsDependencies,
): Promise<readonly NewNotice[]> {
  const found: Given[] = [];
  for (const event of events) {
    const userId = givenTo(event);
    if (userId === undefined) continue;
    if ((await leads.find(event.leadId))?.ownerId === userId) found.push({ event, userId });
  }
  // By the time of the events, not by that of the run: events that are read again make the same notice.
  const groups = Map.groupBy(
    found,
    ({ event, userId }) => `${actorForLog(event.by)}:${userId}:${minuteOf(event.at)}`,
  );
  return [...groups].flatMap(([group, given]): NewNotice[] =>
    given.length <= MOST_NAMED
      ? given.map(({ event, userId }) => ({
          key: `lead-given:${event.id}`,
          kind: 'lead-assigned',
          userId,
          leadId: event.leadId,
          createdAt: now(),
        }))
      : given.slice(0, 1).map(({ userId }) => ({
          key: `leads-given:${group}`,
          kind: 'leads-given',
          userId,
          leadId: null,
          createdAt: now(),
        })),
  );
}

/** Such as `2026-03-01T09:00`. */
const minuteOf = (time: Date): string => time.toISOString().slice(0, 16);

const TOLD_ELSEWHERE: ReadonlySet<LeadEvent['type']> = new Set([
  'lead.assigned',
  'lead.handed-over',
]);

/** The person to whom somebody else has given the lead. Rules and hand-overs send their own notices. */
function givenTo({ type, by, changes }: LeadEvent): string | undefined {
  const to = changes['ownerId']?.to;
  if (typeof to !== 'string' || TOLD_ELSEWHERE.has(type) || isOfPlanner(type)) return undefined;
  return isSame(by, to) ? undefined : to;
}

/** Whom a note mentions. Each person is told once for a note, also if the mention was added later. */
async function mentionsOf(
  { type, by, leadId, changes }: LeadEvent,
  { notes, now }: TellOfLeadsDependencies,
): Promise<readonly NewNotice[]> {
  if (type !== 'lead.note-added' && type !== 'lead.note-edited') return [];
  const noteId = changes['note']?.to;
  const note = (await notes.listOfLead(leadId)).find(({ id }) => id === noteId);
  return (note?.mentions ?? [])
    .filter((userId) => userId !== note?.authorId && !isSame(by, userId))
    .map((userId) => ({
      key: `mentioned:${note?.id}:${userId}`,
      kind: 'mentioned',
      userId,
      leadId,
      itemId: note?.id ?? null,
      createdAt: now(),
    }));
}

const isSame = (by: LeadEvent['by'], userId: string): boolean =>
  by.kind === 'user' && by.id === userId;
