import { z } from 'zod';

const isoTime = z.iso.datetime();
const yesNo = z.stringbool({ truthy: ['true'], falsy: ['false'] });
const title = z.string().trim().min(1).max(200);
const personId = z.string().min(1).max(64).nullable();

/** A time on the clocks of a place. */
export const wallTime = z.strictObject({
  local: z.string().max(40).describe('Such as 2026-12-01T09:00'),
  zone: z.string().max(64).describe('An IANA time zone such as Europe/Berlin'),
});
export type WallTime = z.infer<typeof wallTime>;

/** The same with the moment that it is. */
export const plannedTime = z.object({
  local: z.string(),
  zone: z.string(),
  at: isoTime.describe('The moment in UTC; of a task, when it is overdue'),
});
export type PlannedTime = z.infer<typeof plannedTime>;

/** Who made or finished something. */
export const plannerActor = z.object({ kind: z.string(), id: z.string(), name: z.string() });

export const MEETING_STATES = ['planned', 'held', 'no_show', 'cancelled'] as const;
export const meetingState = z.enum(MEETING_STATES);
export type MeetingState = z.infer<typeof meetingState>;

const common = {
  _id: z.string(),
  title: z.string(),
  sequence: z.number().int().describe('Rises with each change'),
  createdBy: plannerActor,
  createdAt: isoTime,
  updatedAt: isoTime,
};

export const meeting = z.object({
  ...common,
  leadId: z.string().nullable().describe('Null if the viewer does not see the lead'),
  leadName: z.string().describe('The name of the lead, else its e-mail address or phone number'),
  start: plannedTime,
  endsAt: isoTime,
  durationMin: z.number().int(),
  place: z.string(),
  url: z.string(),
  state: meetingState,
  ownerId: z.string().nullable().describe('The person in whose calendar it is'),
  ownerName: z.string().nullable(),
});
export type MeetingAnswer = z.infer<typeof meeting>;

/**
 * `GET /api/meetings`, the earliest first. A page may be short or empty: only on the last one `nextCursor` is null.
 */
export const meetingList = z.object({
  meetings: z.array(meeting),
  nextCursor: z.string().nullable(),
});
export type MeetingList = z.infer<typeof meetingList>;

const listQuery = {
  from: z.string().max(40).optional().describe('A moment in ISO 8601, or a day in `zone`'),
  to: z.string().max(40).optional().describe('The same; this moment is not in the list any more'),
  zone: z.string().max(64).default('UTC'),
  leadId: z.string().min(1).max(64).optional(),
  mine: yesNo.optional().describe('Only those of whoever asks'),
  open: yesNo.optional().describe('Only those that are open, or only others'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(60).optional(),
};
export const listMeetingsQuery = z.object(listQuery);
export const listTasksQuery = z.object({
  ...listQuery,
  overdue: yesNo.optional().describe('`true`: only open tasks whose time is over'),
});

const meetingFields = z.strictObject({
  title,
  start: wallTime,
  durationMin: z.number().int().min(1).max(1_440),
  place: z.string().trim().max(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .or(z.literal(''))
    .describe('An http or https address, or empty'),
  state: meetingState,
  ownerId: personId,
});

/** `POST /api/meetings` */
export const newMeetingBody = meetingFields
  .omit({ state: true })
  .partial({ place: true, url: true, ownerId: true })
  .extend({ leadId: z.string().min(1).max(64) });
export type NewMeetingBody = z.input<typeof newMeetingBody>;

/** `PATCH /api/meetings/:id`: fields that are left out stay. */
export const changeMeetingBody = meetingFields.partial().extend({
  from: meetingFields
    .partial()
    .optional()
    .describe('The values that the editor saw: a field that has another one now is not changed'),
});
export type ChangeMeetingBody = z.input<typeof changeMeetingBody>;

export const task = z.object({
  ...common,
  leadId: z
    .string()
    .nullable()
    .describe('Null if it is about no lead, or the viewer does not see the lead'),
  leadName: z.string().nullable(),
  due: plannedTime,
  allDay: z.boolean().describe('It is due on a day, and overdue when that day has ended'),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  done: z.boolean(),
  doneAt: isoTime.nullable(),
  doneBy: plannerActor.nullable(),
});
export type TaskAnswer = z.infer<typeof task>;

/**
 * `GET /api/tasks`, the earliest due first. A page may be short or empty: only on the last one `nextCursor` is null.
 */
export const taskList = z.object({ tasks: z.array(task), nextCursor: z.string().nullable() });
export type TaskList = z.infer<typeof taskList>;

const taskFields = z.strictObject({
  title,
  due: wallTime.describe('With the date alone in `local`, the task is due on that day'),
  assigneeId: personId,
  done: z.boolean(),
});

/** `POST /api/tasks` */
export const newTaskBody = taskFields
  .omit({ done: true })
  .partial({ assigneeId: true })
  .extend({ leadId: z.string().min(1).max(64).nullish() });
export type NewTaskBody = z.input<typeof newTaskBody>;

/** `PATCH /api/tasks/:id`: fields that are left out stay. */
export const changeTaskBody = taskFields.partial().extend({
  from: taskFields
    .partial()
    .optional()
    .describe('The values that the editor saw: a field that has another one now is not changed'),
});
export type ChangeTaskBody = z.input<typeof changeTaskBody>;

/** `DELETE /api/meetings/:id` and `DELETE /api/tasks/:id` */
export const deleteItemQuery = z.object({
  sequence: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe('The `sequence` that you saw: what has another one now is not deleted'),
});

export const calendarFeed = z.object({
  withPlaces: z.boolean().describe('Whether it holds places and links too'),
  createdAt: isoTime,
  lastReadAt: isoTime.nullable().describe('To the minute'),
});

/** `GET /api/account/calendar-feed` */
export const calendarFeedAnswer = z.object({ feed: calendarFeed.nullable() });
export type CalendarFeedAnswer = z.infer<typeof calendarFeedAnswer>;

/** `POST /api/account/calendar-feed` */
export const newCalendarFeedBody = z.strictObject({ withPlaces: z.boolean().default(false) });
export const newCalendarFeedAnswer = z.object({
  url: z.string().describe('The secret address; it is in no later answer'),
  feed: calendarFeed,
});
export type NewCalendarFeedAnswer = z.infer<typeof newCalendarFeedAnswer>;
