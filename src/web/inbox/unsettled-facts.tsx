import clsx from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { UnsettledLead } from '../../contract/inbox.ts';
import { timeUntil } from '../time/time-until.ts';
import { useNow } from '../time/use-now.ts';
import { writeNumber } from '../ui/count.ts';
import { noticeDeletion } from './deletion-notice.ts';

/** What has been tried, what comes next, and how much time there is. */
export function UnsettledFacts({ lead }: { lead: UnsettledLead }) {
  const now = useNow();
  const { attempts, isRead, nextAttemptAt } = lead;
  const deletion = noticeDeletion(lead.unreadableFrom, now);
  const facts = [
    attempts === 1 ? 'Tried once' : attempts > 1 && `Tried ${writeNumber(attempts)} times`,
    nextAttemptAt !== null && `next try ${timeUntil(new Date(nextAttemptAt), now)}`,
    isRead && 'its answers are kept here',
  ].filter((fact) => fact !== false);
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && <span aria-hidden="true">·</span>}
          <span>{fact}</span>
        </Fragment>
      ))}
      {deletion && (
        <span
          className={clsx(
            'inline-flex items-center gap-1',
            deletion.isUrgent && 'rounded-full bg-warn-soft px-2 font-medium text-warn',
          )}
        >
          {deletion.isUrgent && <TriangleAlert className="size-3" aria-hidden="true" />}
          {deletion.text}
        </span>
      )}
    </p>
  );
}
