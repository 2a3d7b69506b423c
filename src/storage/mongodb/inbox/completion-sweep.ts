import type { WithId } from 'mongodb';
import { LeftSweep, MOST_AT_ONCE } from '../leads/left-sweep.ts';
import { finishCompletion, type CompleteHeldParts } from './complete-held.ts';
import type { InboxDocument } from './inbox-document.ts';

/** A process that was frozen may still record the lead. After this time in ms nobody waits for it any more. */
const FORGET_MS = 60 * 60_000;

type CompletionSweepParts = Omit<CompleteHeldParts, 'recordLead'>;

/** Finishes what a person completed at a process that has ended. */
export const createCompletionSweep = (
  parts: CompletionSweepParts,
): LeftSweep<WithId<InboxDocument>> =>
  new LeftSweep({
    findWaiting: () =>
      parts.inbox
        .find({ 'completion.id': { $exists: true } })
        .hint('completion')
        .limit(MOST_AT_ONCE)
        .toArray(),
    nameOf: ({ completion }) => completion?.id ?? '',
    finish: (document) => finishLeft(parts, document),
  });

async function finishLeft(
  { inbox, leads }: CompletionSweepParts,
  { leadId, completion }: WithId<InboxDocument>,
): Promise<void> {
  if (!completion) return;
  const lead = await leads.findOne(
    { 'metaData.leadId': leadId },
    { hint: 'metaData.leadId', projection: { 'metaData.platform': 1 } },
  );
  const platform = lead?.metaData?.platform;
  if (platform) await finishCompletion(inbox, { leadId, platform, completion });
  else if (Date.now() - completion.since.getTime() > FORGET_MS)
    await inbox.updateOne(
      { leadId, 'completion.id': completion.id },
      { $unset: { completion: '' } },
    );
}
