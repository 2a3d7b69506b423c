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

/** An event as the index of `changedAt` holds it. */
type EventKey = Pick<LeadEventDocument, '_id' | 'n'> & { readonly changedAt: Date };

/** What to read: the events since a time that are not known. */
export interface UnknownEvents {
  readonly from: number;
  readonly known: ReadonlyMap<string, number>;
  readonly limit: number;
}

/** Events, the earliest first, and the times of their ids in ms. */
export interface ReadEvents {
  readonly documents: readonly LeadEventDocument[];
  readonly times: ReadonlyMap<string, number>;
}

/**
 * Reads the keys of all events since a time from the index, and then only the events that are not known.
 */
export async function readUnknown(
  events: Collection<LeadEventDocument>,
  { from, known, limit }: UnknownEvents,
): Promise<ReadEvents> {
  const keys = await events
    .find({ changedAt: { $gte: new Date(from) } })
    .project<EventKey>({ changedAt: 1, n: 1 })
    .sort({ changedAt: 1, n: 1, _id: 1 })
    .hint('changedAt')
    .limit(limit + known.size)
    .toArray();
  const fresh = keys.filter(({ _id }) => !known.has(fromId(_id))).slice(0, limit);
  const times = new Map(fresh.map(({ _id, changedAt }) => [fromId(_id), changedAt.getTime()]));
  if (fresh.length === 0) return { documents: [], times };
  const found = await events.find({ _id: { $in: fresh.map(({ _id }) => _id) } }).toArray();
  const byId = new Map(found.map((document) => [fromId(document._id), document]));
  const documents = [...times.keys()].flatMap((id) => byId.get(id) ?? []);
  return { documents: inOrderOfChanges(documents), times };
}

/** Times alone do not order the events of one lead if the clock of the server was set back. */
function inOrderOfChanges(documents: readonly LeadEventDocument[]): readonly LeadEventDocument[] {
  const byLead = Map.groupBy(documents, ({ leadId }) => leadId);
  for (const events of byLead.values()) events.sort((a, b) => a.n - b.n);
  return documents.flatMap(({ leadId }) => byLead.get(leadId)?.shift() ?? []);
}

/** The position of a reader of all events. */
export interface ReadPosition {
  /** The latest `changedAt` that was read. */
  readonly latest: number;
  /** The events of the look-back that were read, with their times. */
  readonly known: ReadonlyMap<string, number>;
}

/** Reads the events after a position, the earliest first. */
export async function readEvents(
  events: Collection<LeadEventDocument>,
  { latest, known }: ReadPosition,
  limit: number,
): Promise<{ readonly documents: readonly LeadEventDocument[]; readonly position: ReadPosition }> {
  const from = Math.max(latest - LOOK_BACK_MS, 0);
  const { documents, times } = await readUnknown(events, { from, known, limit });
  const last = Math.max(latest, ...times.values());
  const recent = [...known, ...times].filter(([, at]) => at >= last - LOOK_BACK_MS);
  return { documents, position: { latest: last, known: new Map(recent) } };
}

/** The position of the newest event. The events of the look-back are read again. */
export async function readLast(events: Collection<LeadEventDocument>): Promise<ReadPosition> {
  const [last] = await events
    .find({ changedAt: { $gt: new Date(0) } })
    .project<EventKey>({ changedAt: 1 })
    .sort({ changedAt: -1, n: -1, _id: -1 })
    .hint('changedAt')
    .limit(1)
    .toArray();
  return { latest: last?.changedAt.getTime() ?? 0, known: new Map() };
}

/** A position as text; see `EventPosition`. */
export const writePosition = ({ latest, known }: ReadPosition): EventPosition =>
  latest === 0
    ? FIRST_EVENT
    : [latest, ...[...known].map(([id, at]) => `${id}:${latest - at}`).toSorted()].join(' ');

/** @throws the `invalid-cursor` error */
export function readPosition(position: EventPosition): ReadPosition {
  if (position === FIRST_EVENT) return { latest: 0, known: new Map() };
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
