import { emailOf, FIRST_NAMES, nameOf, phonePartOf } from './made-up-lead.ts';
import type { LeadReader, ReadingPath } from './lead-reader.ts';

/** A list of leads that is requested. */
export interface LeadListSize {
  readonly leads: number;
  /** Cursors of pages far down. */
  readonly deepCursors: readonly string[];
}

export interface ReadingQuery {
  readonly name: string;
  /** `/api/leads` if it is left out. */
  readonly path?: ReadingPath;
  /** The query string of the `turn`th request. */
  readonly of: (turn: number, list: LeadListSize) => string;
}

const search = (q: string, more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ q, ...more }).toString();

/** Another lead in each turn, spread over the whole list. */
const someLead = (turn: number, { leads }: LeadListSize): number =>
  Math.floor(((turn * 0.618_034) % 1) * leads);

const pickOf = (list: readonly string[], turn: number): string => list[turn % list.length] ?? '';

/** Typical queries of salespeople. Each finds as much in a small list as in a big one. */
export const QUERIES: readonly ReadingQuery[] = [
  { name: 'first page', of: () => '' },
  {
    name: 'page far down',
    of: (turn, list) => new URLSearchParams({ cursor: pickOf(list.deepCursors, turn) }).toString(),
  },
  { name: 'first name', of: (turn) => search(pickOf(FIRST_NAMES, turn)) },
  { name: 'beginning of a name', of: (turn) => search(pickOf(FIRST_NAMES, turn).slice(0, 2)) },
  { name: 'name and e-mail', of: (turn, list) => bothOf(someLead(turn, list)) },
  { name: 'e-mail', of: (turn, list) => search(emailOf(someLead(turn, list))) },
  { name: 'part of a phone number', of: (turn, list) => search(phonePartOf(someLead(turn, list))) },
  { name: 'status', of: () => 'status=Qualified' },
  { name: 'status and source', of: () => 'status=Qualified&source=facebook' },
  {
    name: 'first name and status',
    of: (turn) => search(pickOf(FIRST_NAMES, turn), { status: 'New' }),
  },
  { name: 'two statuses', of: () => 'status=Qualified&status=Won' },
  { name: 'unassigned and untouched', of: () => 'owner=none&untouched=true' },
  {
    name: 'form, Page and unseen',
    of: () => 'form=1187203945520381&connection=104857392016385&unseen=true',
  },
  { name: 'a filter that finds nothing', of: () => 'status=New&owner=nobody' },
  { name: 'oldest first', of: () => 'sort=oldest&status=Qualified' },
  { name: 'waiting longest', of: () => 'sort=waiting' },
  { name: 'by activity', of: () => 'sort=activity' },
  { name: 'by name', of: () => 'sort=name' },
  { name: 'by name, with a status', of: () => 'sort=name&status=Qualified' },
  { name: 'by activity, with a status', of: () => 'sort=activity&status=Qualified' },
  { name: 'by name, with a word of all leads', of: () => search('wedding', { sort: 'name' }) },
  {
    name: 'by name, with a first name',
    of: (turn) => search(pickOf(FIRST_NAMES, turn), { sort: 'name' }),
  },
  { name: 'board', path: '/api/board', of: () => '' },
  {
    name: 'board, with a first name',
    path: '/api/board',
    of: (turn) => search(pickOf(FIRST_NAMES, turn)),
  },
  { name: 'board, with a source', path: '/api/board', of: () => 'source=facebook' },
  {
    name: 'board, unassigned and untouched',
    path: '/api/board',
    of: () => 'owner=none&untouched=true',
  },
  {
    name: 'one column of the board',
    path: '/api/board',
    of: () => 'status=Qualified&limit=100',
  },
];

const bothOf = (index: number) => search(`${nameOf(index)} ${emailOf(index)}`);

const MOST_CURSORS = 20;

/** To walk further down a million leads would take minutes. */
const FURTHEST = 100_000;

/** Walks down the list to nine tenths of it, or to the 100,000th lead. @returns cursors of the last pages on the way */
export async function findDeepCursors(reader: LeadReader, leads: number): Promise<string[]> {
  const step = Math.min(500, Math.ceil(leads / 20));
  const cursors: string[] = [];
  let cursor: string | null = null;
  for (let passed = 0; passed < Math.min(leads * 0.9, FURTHEST); passed += step) {
    const query: string = cursor === null ? `limit=${step}` : `limit=${step}&cursor=${cursor}`;
    cursor = (await reader.read(query)).nextCursor;
    if (cursor === null) throw new Error(`the list of ${leads} ended early`);
    cursors.push(cursor);
  }
  return cursors.slice(-Math.min(MOST_CURSORS, Math.ceil(cursors.length / 10)));
}
