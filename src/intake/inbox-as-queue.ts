import type { DurableQueue } from '../queue/durable-queue.ts';
import type { InboxLead } from './inbox-lead.ts';
import type { InboxQueue } from './inbox-queue.ts';

/** Offers the inbox as a queue to a worker. A job is an inbox lead, and its group is the Page. */
export const inboxAsQueue = (
  inbox: Pick<InboxQueue, 'claimDue' | 'giveBack'>,
): DurableQueue<InboxLead> => ({
  claim: (lease, most, { perGroup, inWork }) =>
    inbox.claimDue(lease, most, { perPage: perGroup, inWork }),
  factsOf: ({ leadId, pageId, lease }) => ({ id: leadId, group: pageId, worker: lease ?? '' }),
  giveBack: (jobs, dueAt) =>
    inbox.giveBack(
      jobs.map(({ id, worker }) => ({ leadId: id, worker })),
      dueAt,
    ),
});
