import type { LiveEvent } from '../contract/live-event.ts';
import type { LeadDataEvent, LiveFeed } from '../http/live-feed.ts';
import { presentLead } from '../http/present-lead.ts';
import { isOfPlanner, type LeadEvent } from '../leads/lead-event.ts';
import type { LiveChange } from '../live/live-bus.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';

interface LiveDependencies {
  readonly storage: Pick<Storage, 'bus' | 'leads'>;
  readonly feed: LiveFeed;
  readonly log: Log;
}

/** Sends the changes of all processes to the open screens of this process. */
export function wireLive({ storage: { bus, leads }, feed, log }: LiveDependencies): void {
  const showLead = async ({ type, leadId, changes }: LeadEvent) => {
    // Lists do not show the meetings and tasks of a lead.
    if (isOfPlanner(type)) return;
    if (type === 'lead.erased' || type === 'lead.removed')
      return feed.publish({ type, data: { _id: leadId } });
    const lead = await leads.find(leadId);
    if (!lead) return;
    const name = type === 'lead.created' ? 'lead.created' : 'lead.updated';
    const left = changes['ownerId']?.from;
    const before =
      left === undefined ? undefined : { ownerId: left === null ? null : String(left) };
    feed.publishLead(
      { type: name, data: presentLead(lead) },
      { leadId, ownerId: lead.ownerId, ...(before && { before }) },
    );
  };
  bus.subscribe(async ({ leadEvents, changes }) => {
    for (const change of changes) feed.publish(toLiveEvent(change));
    try {
      for (const event of leadEvents) await showLead(event);
    } catch (err) {
      log.error({ err }, 'open screens could not be told of a lead');
    }
  });
}

function toLiveEvent(change: LiveChange): Exclude<LiveEvent, LeadDataEvent> {
  switch (change.of) {
    case 'inbox':
      return { type: 'inbox.changed', data: {} };
    case 'planner':
      return { type: 'planner.changed', data: {} };
    case 'notices':
      return { type: 'notices.changed', data: { userId: change.userId } };
    case 'page':
      return { type: 'page.changed', data: { pageId: change.pageId } };
    case 'sync':
      return { type: 'sync.progress', data: change.progress };
  }
}
