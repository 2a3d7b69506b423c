import { useInfiniteQuery } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import { timelineQuery } from '../api/lead-work.ts';
import { useLeadHistoryTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useConversationDialog } from './conversation-actions.tsx';
import { findUndoable } from './find-undoable.ts';
import { TimelineLine } from './timeline-line.tsx';

/** The entries of the timeline, the newest first. */
export function LeadTimeline({ leadId }: { leadId: string }) {
  const { timeline: texts, conversation } = useLeadHistoryTexts();
  const [dialog, log] = useConversationDialog(leadId);
  const { ui } = useTexts();
  const query = useInfiniteQuery(timelineQuery(leadId));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const undoable = findUndoable(entries);
  return (
    <>
      <Button className="mb-3.5" onClick={log}>
        <MessageSquarePlus className="size-3.5" aria-hidden="true" />
        {conversation.log}
      </Button>
      {dialog}
      {!data && !error && (
        <div role="status">
          <span className="sr-only">{texts.loading}</span>
          <Skeleton />
        </div>
      )}
      {error && (
        <div role="alert" className="grid justify-items-start gap-2 text-sm">
          <p>
            {texts.notLoaded}. {error.message}
          </p>
          <Button size="sm" onClick={() => void refetch()}>
            {ui.tryAgain}
          </Button>
        </div>
      )}
      <ol className="grid gap-3">
        {entries.map((entry) => (
          <TimelineLine
            key={entry.id}
            entry={entry}
            leadId={leadId}
            canUndo={undoable.has(entry.id)}
          />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          size="sm"
          className="mt-3"
          isBusy={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {texts.older}
        </Button>
      )}
    </>
  );
}
