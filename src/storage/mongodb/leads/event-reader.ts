import type { Collection } from 'mongodb';
import { AppError } from '../../../errors.ts';
import { FIRST_EVENT, type EventPosition } from '../../../leads/lead-event-store.ts';
import { fromId } from '../ids.ts';
import type { LeadEventDocument } from './event-document.ts';

/**
 * A time is given out before the event can be seen, so that an event may appear with an earlier time than
 * one that was read. A reader reads this much again, in ms, and leaves out what it knows.
 */
const LOOK_BACK_MS = 5_000;

/** Where a reader of all events is. */
export interface ReadPosition {
  /** The latest `changedAt` that was read. */
  readonly latest: number;
  /** The events of the look-back that were read, with their times. */
  readonly known: ReadonlyMap<string, number>;
}

export const START: ReadPosition = { latest: 0, known: new Map() };

/**
 * A reader that begins now.
 *
 * @param serverTime in ms, by the clock of the server
 */
export const startAt = (serverTime: number): ReadPosition => ({
  latest: serverTime + LOOK_BACK_MS,
  known: new Map(),
});

/** Reads the events after a position, the earliest first. */
export async function readEvents(
  events: Collection<LeadEventDocument>,
  { latest, known }: ReadPosition,
  limit: number,
): Promise<{ readonly documents: readonly LeadEventDocument[]; readonly position: ReadPosition }> {
  const found = await events
    .find({ changedAt: { $gte: new Date(latest - LOOK_BACK_MS) } })
    .sort({ changedAt: 1, n: 1, _id: 1 })
    .hint('changedAt')
    .limit(limit + known.size)
    .toArray();
  const documents = found.filter(({ _id }) => !known.has(fromId(_id))).slice(0, limit);
  return { documents, position: after({ latest, known }, documents) };
}

function after(
  { latest, known }: ReadPosition,
  documents: readonly LeadEventDocument[],
): ReadPosition {
  if (documents.length === 0) return { latest, known };
  const read = documents.map(
    ({ _id, changedAt }) => [fromId(_id), changedAt?.getTime() ?? 0] as const,
  );
  const last = Math.max(latest, ...read.map(([, at]) => at));
  const recent = [...known, ...read].filter(([, at]) => at >= last - LOOK_BACK_MS);
  return { latest: last, known: new Map(recent) };
}

/** A position as text; see `EventPosition`. */
export const writePosition = ({ latest, known }: ReadPosition): EventPosition =>
  latest === 0
    ? FIRST_EVENT
    : [latest, ...[...known].map(([id, at]) => `${id}:${latest - at}`).toSorted()].join(' ');

/** @throws the `invalid-cursor` error */
export function readPosition(position: EventPosition): ReadPosition {
  if (position === FIRST_EVENT) return START;
  const [first = '', ...rest] = position.split(' ');
  const latest = Number(first);
  if (!/^\d{1,15}$/.test(first)) throw new AppError('invalid-cursor', {});
  const known = rest.map((each) => {
    const [, id, age] = /^([\w-]{1,64}):(\d{1,4})$/.exec(each) ?? [];
    if (id === undefined) throw new AppError('invalid-cursor', {});
    return [id, latest - Number(age)] as const;
  });
  return { latest, known: new Map(known) };
}
