import { Link } from '@tanstack/react-router';
import { Bot, CircleHelp, KeyRound, SquareTerminal, UserRound } from 'lucide-react';
import type { AuditEntryAnswer } from '../../contract/audit.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { nameActor, nameDetails, nameTarget } from './name-entry.ts';

interface AuditEntryRowProps {
  entry: AuditEntryAnswer;
  /** Undefined for a Page that is not connected any more. */
  pageName: (pageId: string) => string | undefined;
}

const ICONS = {
  user: UserRound,
  'api-key': KeyRound,
  system: Bot,
  operator: SquareTerminal,
  stranger: CircleHelp,
} as const;

/** One entry: when, who, what on what, and from which address. */
export function AuditEntryRow({ entry, pageName }: AuditEntryRowProps) {
  const all = useAdminTexts();
  const texts = all.audit;
  const { clock, exact } = useFormats();
  const now = useNow();
  const { at, actor, action, target, address } = entry;
  const Icon = ICONS[actor.kind];
  const details = nameDetails(entry, all);
  const moment = new Date(at);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm md:grid-cols-[6.5rem_minmax(0,9rem)_minmax(0,1fr)_auto] xl:grid-cols-[8.5rem_minmax(0,11rem)_minmax(0,1fr)_auto]">
      <time
        dateTime={at}
        title={exact(moment)}
        className="text-xs/5 text-muted tabular-nums max-md:order-2"
      >
        {clock(moment, now)}
      </time>
      <span className="flex min-w-0 items-start gap-1.5 max-md:order-1">
        <Icon className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden="true" />
        <span dir="auto" className="min-w-0 font-medium [overflow-wrap:anywhere]">
          {nameActor(actor, texts)}
        </span>
      </span>
      <span className="min-w-0 text-pretty [overflow-wrap:anywhere] max-md:order-3 max-md:col-span-2">
        {texts.actions[action]}
        {target && target.id !== actor.id && (
          <>
            {': '}
            {target.kind === 'lead' ? (
              <Link
                to="/user/allLeads/$leadId"
                params={{ leadId: target.id }}
                className="rounded-sm font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
              >
                {texts.targets.lead(target.id.slice(-6))}
              </Link>
            ) : (
              <span className="font-medium">{nameTarget(target, texts, pageName)}</span>
            )}
          </>
        )}
        {details.length > 0 && <span className="text-muted"> ({details.join(', ')})</span>}
      </span>
      {address !== null && (
        <span className="text-xs/5 text-muted tabular-nums [overflow-wrap:anywhere] max-md:order-4 max-md:col-span-2">
          <span className="sr-only">{texts.from} </span>
          {address}
        </span>
      )}
    </li>
  );
}
