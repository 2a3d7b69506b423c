import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { MapPin, Video } from 'lucide-react';
import type { MeetingAnswer, MeetingState } from '../../contract/planner.ts';
import { useFormats, usePlannerTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { MeetingMenu } from './meeting-menu.tsx';
import { usePlannerFormats } from './use-planner-formats.ts';

const TONES: Readonly<Record<MeetingState, 'plain' | 'ok' | 'warn'>> = {
  planned: 'plain',
  held: 'ok',
  no_show: 'warn',
  cancelled: 'plain',
};

interface MeetingRowProps {
  meeting: MeetingAnswer;
  /** Whether to say whose it is. */
  withOwner?: boolean;
  /** Whether its lead is open beside it. */
  isOnLead?: boolean;
  /** The day, if no heading names it. */
  day?: string;
}

/** One meeting: when, what, with whom and where. */
export function MeetingRow({ meeting, withOwner, isOnLead, day }: MeetingRowProps) {
  const texts = usePlannerTexts();
  const { timeOfDay, timeRange, timeIn } = usePlannerFormats();
  const { exact } = useFormats();
  const { title, state, place, url, ownerName } = meeting;
  const [start, end] = [new Date(meeting.start.at), new Date(meeting.endsAt)];
  const { zone } = meeting.start;
  const elsewhere = timeIn(start, zone);
  const isOver = state === 'cancelled';
  return (
    <li className="flex min-w-0 items-start gap-2 py-3 pr-2 pl-4">
      <div className="flex min-w-0 flex-1 gap-x-3 gap-y-1 max-sm:flex-col">
        <div className="w-28 shrink-0 max-sm:w-auto">
          {day !== undefined && <p className="text-sm font-medium">{day}</p>}
          <time
            dateTime={meeting.start.at}
            title={exact(start)}
            className={clsx('text-sm font-medium tabular-nums', isOver && 'line-through')}
          >
            {timeRange(start, end)}
          </time>
          {elsewhere !== timeOfDay(start) && (
            <p className="text-xs text-pretty text-muted">
              {texts.inZone(elsewhere, zone.replaceAll('_', ' '))}
            </p>
          )}
        </div>
        <div className="grid min-w-0 flex-1 gap-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span
              dir="auto"
              className={clsx(
                'text-base font-medium [overflow-wrap:anywhere]',
                isOver && 'text-muted',
              )}
            >
              {title}
            </span>
            {state !== 'planned' && (
              <Badge tone={TONES[state]}>{texts.meetings.states[state]}</Badge>
            )}
          </p>
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
            {!isOnLead && meeting.leadId !== null && (
              <Link
                to="/user/allLeads/$leadId"
                params={{ leadId: meeting.leadId }}
                dir="auto"
                className="text-accent-text hover:underline"
              >
                {meeting.leadName || texts.noName}
              </Link>
            )}
            {withOwner && ownerName !== null && <span dir="auto">{ownerName}</span>}
            {place !== '' && (
              <span className="inline-flex min-w-0 items-center gap-1">
                <MapPin className="size-3.5 shrink-0" aria-hidden="true" />
                <span dir="auto" className="[overflow-wrap:anywhere]">
                  {place}
                </span>
              </span>
            )}
            {url !== '' && !isOver && (
              <a
                href={url}
                target="_blank"
                rel="noreferrer noopener"
                className="inline-flex items-center gap-1 text-accent-text hover:underline"
              >
                <Video className="size-3.5" aria-hidden="true" />
                {texts.meetings.join}
              </a>
            )}
          </p>
        </div>
      </div>
      <MeetingMenu meeting={meeting} />
    </li>
  );
}
