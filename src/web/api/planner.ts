import { queryOptions } from '@tanstack/react-query';
import type {
  CalendarFeedAnswer,
  ChangeMeetingBody,
  ChangeTaskBody,
  MeetingAnswer,
  MeetingList,
  NewCalendarFeedAnswer,
  NewMeetingBody,
  NewTaskBody,
  TaskAnswer,
  TaskList,
} from '../../contract/planner.ts';
import { MEETINGS, TASKS } from './planner-keys.ts';
import { request } from './request.ts';

/** As many as one answer holds. */
const MOST = '200';

type Search = Readonly<Record<string, string>>;

/** Meetings, the earliest first; see `GET /api/meetings`. */
export const meetingsQuery = (search: Search) =>
  queryOptions({
    queryKey: [...MEETINGS, search],
    queryFn: ({ signal }) =>
      readOn(
        (from) => request<MeetingList>(pathOf('meetings', { ...search, ...from }), { signal }),
        ({ meetings }) => meetings.length === 0,
      ),
  });

/** Tasks, the earliest due first; see `GET /api/tasks`. */
export const tasksQuery = (search: Search) =>
  queryOptions({
    queryKey: [...TASKS, search],
    queryFn: ({ signal }) =>
      readOn(
        (from) => request<TaskList>(pathOf('tasks', { ...search, ...from }), { signal }),
        ({ tasks }) => tasks.length === 0,
      ),
  });

/** The first page with something on it. The server answers with an empty one after many items that the person does not see. */
async function readOn<Page extends { readonly nextCursor: string | null }>(
  read: (from: Search) => Promise<Page>,
  isEmpty: (page: Page) => boolean,
): Promise<Page> {
  let page = await read({});
  while (isEmpty(page) && page.nextCursor !== null) page = await read({ cursor: page.nextCursor });
  return page;
}

const pathOf = (kind: 'meetings' | 'tasks', search: Search): string =>
  `/api/${kind}?${new URLSearchParams({ limit: MOST, ...search }).toString()}`;

export const addMeeting = (body: NewMeetingBody) =>
  request<MeetingAnswer>('/api/meetings', { method: 'POST', body });

export const changeMeeting = (id: string, body: ChangeMeetingBody) =>
  request<MeetingAnswer>(`/api/meetings/${encodeURIComponent(id)}`, { method: 'PATCH', body });

/** @param sequence of the meeting that the person saw: one that was changed since is not deleted */
export const deleteMeeting = (id: string, sequence?: number) =>
  request<unknown>(`/api/meetings/${encodeURIComponent(id)}${seen(sequence)}`, {
    method: 'DELETE',
  });

const seen = (sequence: number | undefined): string =>
  sequence === undefined ? '' : `?sequence=${sequence}`;

/** Where a calendar program can load one meeting. */
export const meetingFile = (id: string): string => `/api/meetings/${encodeURIComponent(id)}/ics`;

export const addTask = (body: NewTaskBody) =>
  request<TaskAnswer>('/api/tasks', { method: 'POST', body });

export const changeTask = (id: string, body: ChangeTaskBody) =>
  request<TaskAnswer>(`/api/tasks/${encodeURIComponent(id)}`, { method: 'PATCH', body });

/** @param sequence see `deleteMeeting` */
export const deleteTask = (id: string, sequence?: number) =>
  request<unknown>(`/api/tasks/${encodeURIComponent(id)}${seen(sequence)}`, { method: 'DELETE' });

const FEED_PATH = '/api/account/calendar-feed';

export const calendarFeedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: async ({ signal }) => (await request<CalendarFeedAnswer>(FEED_PATH, { signal })).feed,
});

export const makeCalendarFeed = (withPlaces: boolean) =>
  request<NewCalendarFeedAnswer>(FEED_PATH, { method: 'POST', body: { withPlaces } });

export const deleteCalendarFeed = () => request<unknown>(FEED_PATH, { method: 'DELETE' });
