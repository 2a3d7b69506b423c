import { useQuery } from '@tanstack/react-query';
import {
  CircleDot,
  Eye,
  Inbox,
  Link,
  MessageSquare,
  PencilLine,
  PhoneOutgoing,
  StickyNote,
  Undo2,
  Unlink,
  UserRoundCheck,
  type LucideIcon,
} from 'lucide-react';
import type { TimelineEntry, TimelineType } from '../../contract/lead-timeline.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useUser } from '../shell/use-user.ts';
import { useFormats, useLeadHistoryTexts, useTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { useNow } from '../time/use-now.ts';
import { ConversationActions } from './conversation-actions.tsx';
import { describeEntry } from './describe-entry.ts';
import { UndoEntry } from './undo-entry.tsx';

interface TimelineLineProps {
  entry: TimelineEntry;
  leadId: string;
  canUndo: boolean;
}

/** One thing that happened: what, who, when, and every value before and after. */
export function TimelineLine({ entry, leadId, canUndo }: TimelineLineProps) {
  const { leads } = useTexts();
  const history = useLeadHistoryTexts();
  const { names } = useStages();
  const { data: people = [] } = useQuery(userNamesQuery);
  const { clock, day } = useFormats();
  const now = useNow();
  const described = describeEntry(entry, { ...leads, statuses: names, history }, people, {
    clock,
    day,
    now,
  });
  const { title, lines, text } = described;
  const Icon = ICONS[entry.type as TimelineType] ?? PencilLine;
  const { by } = entry;
  const conversation = useOwnConversation(entry);
  const who = by?.kind === 'system' ? history.timeline.leadRabbit : by?.name;
  return (
    <li className="group grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 text-sm">
      <Icon className="mt-0.5 size-4 text-faint" aria-hidden="true" />
      <div className="grid gap-0.5">
        <div className="flex flex-wrap items-baseline gap-x-1.5">
          <span className="font-medium">{title}</span>
          <span className="text-xs text-muted">
            {who && (
              <>
                <span dir="auto">{who}</span> ·{' '}
              </>
            )}
            <TimeAgo iso={entry.at} />
          </span>
          {canUndo && <UndoEntry leadId={leadId} changeId={entry.id} title={title} />}
          {conversation && <ConversationActions leadId={leadId} conversation={conversation} />}
        </div>
        {lines.map(({ field, before, after }) => (
          <p key={field} dir="auto" className="[overflow-wrap:anywhere]">
            <span className="text-muted">{field}: </span>
            {after} <span className="text-muted">({history.timeline.from(before)})</span>
          </p>
        ))}
        {text !== '' && (
          <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap text-muted">
            {text}
          </p>
        )}
      </div>
    </li>
  );
}

/** The conversation that was logged, if the person may correct it. */
function useOwnConversation({ type, conversation }: TimelineEntry) {
  const { id, role } = useUser();
  if (type !== 'lead.conversation-logged' || !conversation) return undefined;
  return role === 'admin' || conversation.by.id === id ? conversation : undefined;
}

const ICONS: Readonly<Partial<Record<TimelineType, LucideIcon>>> = {
  'lead.created': Inbox,
  'lead.seen': Eye,
  'lead.status-changed': CircleDot,
  'lead.status-undone': Undo2,
  'lead.change-undone': Undo2,
  'lead.assigned': UserRoundCheck,
  'lead.handed-over': UserRoundCheck,
  'lead.taken': PhoneOutgoing,
  'lead.given-back': Undo2,
  'lead.unlinked': Unlink,
  'lead.linked': Link,
  'lead.note-added': StickyNote,
  'lead.note-edited': StickyNote,
  'lead.note-removed': StickyNote,
  'lead.conversation-logged': MessageSquare,
  'lead.conversation-changed': MessageSquare,
  'lead.conversation-removed': MessageSquare,
};
