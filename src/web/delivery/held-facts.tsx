import { TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { HeldLead } from '../../contract/inbox.ts';
import { relativeTime } from '../time/relative-time.ts';
import { timeUntil } from '../time/time-until.ts';
import { useNow } from '../time/use-now.ts';
import { writeNumber } from '../ui/count.ts';
import { noticeDeletion } from './deletion-notice.ts';

/** What was tried or decided, what comes next, and how much time is left. */
export function HeldFacts({ lead }: { lead: HeldLead }) {
  const now = useNow();
  const { attempts, decision, isRead, nextAttemptAt, state } = lead;
  const deletion = noticeDeletion(lead.unreadableFrom, now);
  const facts = [
    decision && `Dismissed by ${decision.by} ${relativeTime(new Date(decision.at), now)}`,
    attempts === 1 ? 'Tried once' : attempts > 1 && `Tried ${writeNumber(attempts)} times`,
    nextAttemptAt !== null && `next try ${timeUntil(new Date(nextAttemptAt), now)}`,
    isRead && state === 'needs-attention' && 'what Meta sent is kept here',
    deletion && !deletion.isUrgent && deletion.text,
  ].filter((fact) => typeof fact === 'string');
  if (facts.length === 0 && !deletion?.isUrgent) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-xs text-muted">
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && <span aria-hidden="true">·</span>}
          <span>{fact}</span>
        </Fragment>
      ))}
      {deletion?.isUrgent && (
        <span className="inline-flex items-center gap-1 rounded-full bg-warn-soft px-2 font-medium text-warn">
          <TriangleAlert className="size-3" aria-hidden="true" />
          {deletion.text}
        </span>
      )}
    </p>
  );
}
