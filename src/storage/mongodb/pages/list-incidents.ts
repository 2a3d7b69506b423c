import type { Db } from 'mongodb';
import type { Incident } from '../../../connections/health/incident.ts';
import type { IncidentStore } from '../../../connections/health/incident-store.ts';
import { AppError } from '../../../errors.ts';
import { toId } from '../ids.ts';
import { incidentsOf, toIncident } from './incident-document.ts';

export function createListIncidents(db: Db): IncidentStore['list'] {
  const incidents = incidentsOf(db);
  return async ({ subject, limit, cursor }) => {
    const documents = await incidents
      .find({ ...(subject !== undefined && { subject }), ...filterBefore(cursor) })
      .hint(subject === undefined ? 'incidents_by_time' : 'incidents_of_subject')
      .sort({ openedAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    const found = documents.slice(0, limit).map(toIncident);
    const last = found.at(-1);
    const more = documents.length > limit && last !== undefined;
    return { incidents: found, nextCursor: more ? cursorOf(last) : undefined };
  };
}

const cursorOf = ({ openedAt, id }: Incident): string => `${openedAt.getTime()}-${id}`;

function filterBefore(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [, ms, id] = /^(\d{1,15})-([0-9a-f]{24}|\d{1,15})$/.exec(cursor) ?? [];
  if (ms === undefined || id === undefined) throw new AppError('invalid-cursor', {});
  const openedAt = new Date(Number(ms));
  return {
    openedAt: { $lte: openedAt },
    $or: [{ openedAt: { $lt: openedAt } }, { _id: { $lt: toId(id) } }],
  };
}
