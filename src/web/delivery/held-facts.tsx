import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import { TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { HeldLead } from '../../contract/inbox.ts';
import { useNow } from '../time/use-now.ts';
import { noticeDeletion, type DeletionNotice } from './deletion-notice.ts';

/** What was tried or decided, what comes next, and how much time is left. */
export function HeldFacts({ lead }: { lead: HeldLead }) {
  const now = useNow();
  const formats = useFormats();
  const { facts: texts } = useAdminTexts().delivery;
  const { attempts, decision, isRead, nextAttemptAt, state } = lead;
  const deletion = noticeDeletion(lead.unreadableFrom, now);
  const sayDeletion = ({ moment, days }: DeletionNotice) => {
    const day = formats.day(moment, now);
    return days === undefined ? texts.deleted(day) : texts.deletes(day, days);
  };
  const facts = [
    decision && texts.dismissed(decision.by, formats.ago(new Date(decision.at), now)),
    attempts > 0 && texts.tried(attempts),
    nextAttemptAt !== null && texts.nextTry(formats.until(new Date(nextAttemptAt), now)),
    isRead && state === 'needs-attention' && texts.kept,
    deletion && !deletion.isUrgent && sayDeletion(deletion),
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
          {sayDeletion(deletion)}
        </span>
      )}
    </p>
  );
}
