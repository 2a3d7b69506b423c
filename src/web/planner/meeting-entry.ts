import type {
  ChangeMeetingBody,
  MeetingAnswer,
  NewMeetingBody,
  WallTime,
} from '../../contract/planner.ts';
import { wallTimeAt } from '../time/wall-time.ts';
import type { ChosenLead } from './lead-choice.tsx';

/** What the form of a meeting holds. */
export interface MeetingEntry {
  readonly lead: ChosenLead | undefined;
  readonly title: string;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly durationMin: number;
  readonly place: string;
  readonly url: string;
  readonly ownerId: string | null;
}

/** A new meeting begins at the next full hour. */
export function newMeetingEntry(
  lead: ChosenLead | undefined,
  title: string,
  { now, zone, me }: { readonly now: Date; readonly zone: string; readonly me: string },
): MeetingEntry {
  const { date, time } = wallTimeAt(new Date(now.getTime() + 3_600_000), zone);
  const next = `${time.slice(0, 2)}:00`;
  const when = { date, time: next, zone, durationMin: 30 };
  return { lead, title, ...when, place: '', url: '', ownerId: me };
}

export const toMeetingEntry = (meeting: MeetingAnswer): MeetingEntry => ({
  lead: { _id: meeting.leadId ?? '', name: meeting.leadName },
  title: meeting.title,
  date: meeting.start.local.slice(0, 10),
  time: meeting.start.local.slice(11, 16),
  zone: meeting.start.zone,
  durationMin: meeting.durationMin,
  place: meeting.place,
  url: meeting.url,
  ownerId: meeting.ownerId,
});

const startOf = ({ date, time, zone }: MeetingEntry): WallTime => ({
  local: `${date}T${time}`,
  zone,
});

export const toNewMeeting = (entry: MeetingEntry, leadId: string): NewMeetingBody => ({
  leadId,
  title: entry.title,
  start: startOf(entry),
  durationMin: entry.durationMin,
  place: entry.place,
  url: entry.url.trim(),
  ownerId: entry.ownerId,
});

/** What has changed, with the values that the form began with. */
export function toMeetingChange(entry: MeetingEntry, before: MeetingAnswer): ChangeMeetingBody {
  const seen = toMeetingEntry(before);
  const { title, durationMin, place, ownerId } = entry;
  const after = { title, durationMin, place, url: entry.url.trim(), ownerId };
  const names = (Object.keys(after) as (keyof typeof after)[]).filter(
    (name) => after[name] !== seen[name],
  );
  const isMoved = JSON.stringify(startOf(entry)) !== JSON.stringify(startOf(seen));
  const pick = (values: typeof after, start: WallTime) => ({
    ...Object.fromEntries(names.map((name) => [name, values[name]])),
    ...(isMoved && { start }),
  });
  const { local, zone } = before.start;
  return { ...pick(after, startOf(entry)), from: pick(before, { local, zone }) };
}
