import type { FieldValue } from '../../contract/lead-edit.ts';
import type { TimelineEntry } from '../../contract/lead-timeline.ts';
import type { Formats } from '../../texts/formats.ts';
import type { LeadHistoryTexts } from '../../texts/texts.ts';

/** A field with its values before and after. */
export interface DescribedLine {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

type TimelineTexts = LeadHistoryTexts['timeline'];

/** How the reader wants to see values. */
export interface ItemFormats extends Pick<Formats, 'clock' | 'day'> {
  readonly now: Date;
  readonly nameOfPerson: (id: string) => string;
}

/** A change of a meeting or a task: what it is, and every value before and after. */
export function describeItem(
  { type, changes }: Pick<TimelineEntry, 'type' | 'changes'>,
  texts: TimelineTexts,
  formats: ItemFormats,
): { readonly lines: readonly DescribedLine[]; readonly text: string } {
  const isChange = type.endsWith('-changed');
  const side = type.endsWith('-removed') ? 'from' : 'to';
  const write = (field: string, value: FieldValue) => writeValue(field, value, texts, formats);
  const named = isChange ? ['title'] : ['title', 'start', 'due', 'place'];
  const text = named
    .map((name) => changes.find(({ field }) => field === name))
    .map((change) => (change ? textOf(change[side]) && write(change.field, change[side]) : ''))
    .filter(Boolean)
    .join(' · ');
  if (!isChange) return { lines: [], text };
  // That a task is done is what the entry is called.
  const changed = changes.filter(
    ({ field, from, to }) => textOf(from) !== textOf(to) && field !== 'isDone',
  );
  return {
    lines: changed.map(({ field, from, to }) => ({
      field: lookUp(texts.item, field),
      before: write(field, from),
      after: write(field, to),
    })),
    // A new title is a line already.
    text: changed.some(({ field }) => field === 'title') ? '' : text,
  };
}

/** Whether a task was marked as done by a change, or opened again; undefined if neither. */
export function doneBy({ type, changes }: Pick<TimelineEntry, 'type' | 'changes'>) {
  if (type !== 'lead.task-changed') return undefined;
  const change = changes.find(({ field }) => field === 'isDone');
  return change && textOf(change.to) === 'true';
}

function writeValue(
  field: string,
  value: FieldValue,
  texts: TimelineTexts,
  { clock, day, now, nameOfPerson }: ItemFormats,
): string {
  const text = textOf(value);
  if (text === '') return texts.empty;
  if (field === 'ownerId' || field === 'assigneeId') return nameOfPerson(text);
  if (field === 'state') return lookUp(texts.states, text);
  if (field === 'start' || field === 'due') return writeTime(text, { clock, day, now });
  return text;
}

const IS_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A moment, or a whole day, which is the same day in every time zone. */
function writeTime(text: string, { clock, day, now }: Pick<ItemFormats, 'clock' | 'day' | 'now'>) {
  const [, year, month, date] = IS_DAY.exec(text) ?? [];
  if (year === undefined) return clock(new Date(text), now);
  // Noon here is on that day, unless the reader has chosen a time zone on the other side of the earth.
  return day(new Date(Number(year), Number(month) - 1, Number(date), 12), now);
}

const textOf = (value: FieldValue): string => [value ?? ''].flat().join(', ');

/** The server may know more of them. */
const lookUp = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;
