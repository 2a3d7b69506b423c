import { MEETING_STATES, type Meeting } from '../../../planner/meeting.ts';
import { toText } from '../fields.ts';
import {
  readPlannedTime,
  toCommonFields,
  type PlannerCollection,
  type PlannerDocument,
} from './planner-document.ts';

export const meetingCollection: PlannerCollection<Meeting> = {
  name: 'meetings',
  listOnLead: 'meetings',
  at: 'start.at',
  userId: 'ownerId',
  isOpen: { state: 'planned' },
  isNotOpen: { state: { $ne: 'planned' } },
  momentOf: ({ start }) => start.at,
  toFields: ({ ownerId, title, start, durationMin, place, url, state }) => ({
    ownerId,
    title,
    start,
    durationMin,
    place,
    url,
    state,
  }),
  toItem: (document) => {
    const { ownerId, title, start, durationMin, place, url, state } = document as PlannerDocument &
      Record<string, unknown>;
    return {
      ...toCommonFields(document),
      leadId: toText(document.leadId),
      ownerId: typeof ownerId === 'string' ? ownerId : null,
      title: toText(title),
      start: readPlannedTime(start),
      durationMin: typeof durationMin === 'number' ? durationMin : 0,
      place: toText(place),
      url: toText(url),
      state: MEETING_STATES.find((each) => each === state) ?? 'planned',
    };
  },
};
