import { endOf, type Meeting } from './meeting.ts';

export interface CalendarOptions {
  /** The name that a calendar program shows. */
  readonly name: string;
  /** Whether places and links are in it, and not only titles and times. */
  readonly withPlaces: boolean;
}

/**
 * Meetings as iCalendar. Times are in UTC, which every program shows in the zone of its user, without the
 * definition of a zone. A cancelled meeting stays in it and says so, because a program may keep one that vanishes.
 *
 * https://www.rfc-editor.org/rfc/rfc5545
 */
export function writeCalendar(meetings: readonly Meeting[], options: CalendarOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//LeadRabbit//Meetings//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(options.name)}`,
    `X-WR-CALNAME:${escapeText(options.name)}`,
    ...meetings.flatMap((meeting) => linesOf(meeting, options)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function linesOf(meeting: Meeting, { withPlaces }: CalendarOptions): string[] {
  const { id, sequence, title, start, place, url, state, createdAt, updatedAt } = meeting;
  const location = place || url;
  return [
    'BEGIN:VEVENT',
    `UID:${id}@leadrabbit`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${toUtc(updatedAt)}`,
    `CREATED:${toUtc(createdAt)}`,
    `LAST-MODIFIED:${toUtc(updatedAt)}`,
    `DTSTART:${toUtc(start.at)}`,
    `DTEND:${toUtc(endOf(meeting))}`,
    `SUMMARY:${escapeText(title)}`,
    ...(withPlaces && location !== '' ? [`LOCATION:${escapeText(location)}`] : []),
    ...(withPlaces && url !== '' ? [`URL:${url.replaceAll(CONTROL, '')}`] : []),
    `STATUS:${state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

const toUtc = (time: Date): string => time.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** iCalendar does not allow them. */
const CONTROL = /[\u0000-\u001f\u007f]/g;

const escapeText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, '\\$&')
    .split('\n')
    .map((line) => line.replaceAll(CONTROL, ''))
    .join('\\n');

/** The longest line in bytes, without its end. */
const LONGEST_LINE = 75;

/** A line that is too long continues in the next one, after a space. No character is cut in two. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let length = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (length + bytes > LONGEST_LINE) {
      lines.push(current);
      [current, length] = [' ', 1];
    }
    current += character;
    length += bytes;
  }
  return [...lines, current].join('\r\n');
}
