import { MEETING_STATES, type Meeting } from '../../../planner/meeting.ts';
import * as column from '../columns.ts';
import {
  COMMON_COLUMNS,
  readPlannedTime,
  toCommonFields,
  toCommonRow,
  toTimeRow,
  type PlannerTable,
} from './planner-table.ts';

export const meetingTable: PlannerTable<Meeting> = {
  name: 'meetings',
  columns: [
    ...COMMON_COLUMNS,
    'ownerId',
    'title',
    'startLocal',
    'startZone',
    'startAt',
    'durationMin',
    'place',
    'url',
    'state',
  ],
  at: 'startAt',
  userId: 'ownerId',
  isOpen: "state = 'planned'",
  momentOf: ({ start }) => start.at,
  toRow: (meeting) => ({
    ...toCommonRow(meeting),
    ownerId: meeting.ownerId,
    title: meeting.title,
    ...toTimeRow('start', meeting.start),
    durationMin: meeting.durationMin,
    place: meeting.place,
    url: meeting.url,
    state: meeting.state,
  }),
  toItem: (row) => ({
    ...toCommonFields(row),
    leadId: column.text(row, 'leadId'),
    ownerId: column.textOrNull(row, 'ownerId'),
    title: column.text(row, 'title'),
    start: readPlannedTime(row, 'start'),
    durationMin: column.integer(row, 'durationMin'),
    place: column.text(row, 'place'),
    url: column.text(row, 'url'),
    state: MEETING_STATES.find((state) => state === row['state']) ?? 'planned',
  }),
};
