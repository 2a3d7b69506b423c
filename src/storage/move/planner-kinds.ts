import type { PlainKind } from './plain-kind.ts';

const words = 'words';
const text = 'text';
const time = 'time';

/** Meetings, tasks and calendar feeds. Other programs may have documents in collections of these names. */
export const PLANNER_KINDS: readonly PlainKind[] = [
  {
    name: 'meetings',
    key: ['id'],
    mongoId: 'id',
    fields: {
      leadId: words,
      ownerId: text,
      title: words,
      startLocal: words,
      startZone: words,
      startAt: time,
      durationMin: 'count',
      place: words,
      url: words,
      state: words,
      sequence: 'count',
      createdByKind: words,
      createdById: words,
      createdByName: words,
      createdAt: time,
      updatedAt: time,
    },
    paths: {
      startLocal: 'start.local',
      startZone: 'start.zone',
      startAt: 'start.at',
      createdByKind: 'createdBy.kind',
      createdById: 'createdBy.id',
      createdByName: 'createdBy.name',
    },
    nulls: ['ownerId'],
    mongoFilter: { sequence: { $gte: 0 } },
  },
  {
    name: 'tasks',
    key: ['id'],
    mongoId: 'id',
    fields: {
      leadId: text,
      assigneeId: text,
      title: words,
      dueLocal: words,
      dueZone: words,
      dueAt: time,
      doneAt: time,
      doneByKind: text,
      doneById: text,
      doneByName: text,
      sequence: 'count',
      createdByKind: words,
      createdById: words,
      createdByName: words,
      createdAt: time,
      updatedAt: time,
    },
    paths: {
      dueLocal: 'due.local',
      dueZone: 'due.zone',
      dueAt: 'due.at',
      doneByKind: 'doneBy.kind',
      doneById: 'doneBy.id',
      doneByName: 'doneBy.name',
      createdByKind: 'createdBy.kind',
      createdById: 'createdBy.id',
      createdByName: 'createdBy.name',
    },
    nulls: ['leadId', 'assigneeId', 'doneAt', 'doneBy'],
    mongoFilter: { sequence: { $gte: 0 } },
  },
  {
    name: 'calendar_feeds',
    key: ['userId'],
    mongoId: 'text',
    fields: { tokenHash: words, withPlaces: 'yesNo', createdAt: time, lastReadAt: time },
  },
];
