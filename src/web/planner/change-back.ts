import type {
  ChangeMeetingBody,
  ChangeTaskBody,
  MeetingAnswer,
  TaskAnswer,
} from '../../contract/planner.ts';
import { addMeeting, addTask, changeMeeting, changeTask } from '../api/planner.ts';

/** The change that undoes another one. It is refused if somebody has changed one of its fields since. */
export function reverseChange<Body extends ChangeMeetingBody | ChangeTaskBody>(
  { from = {} }: Body,
  after: MeetingAnswer | TaskAnswer,
): Body {
  const now = Object.keys(from).map((name) => [name, fieldOf(after, name)] as const);
  return { ...from, from: Object.fromEntries(now) } as Body;
}

function fieldOf(item: MeetingAnswer | TaskAnswer, name: string): unknown {
  const value = (item as Readonly<Record<string, unknown>>)[name];
  if (typeof value !== 'object' || value === null) return value;
  const { local, zone } = value as { readonly local: string; readonly zone: string };
  return { local, zone };
}

/** Makes a task again that was deleted. */
export async function addTaskAgain({ leadId, title, due, assigneeId, done }: TaskAnswer) {
  const { local, zone } = due;
  const task = await addTask({ leadId, title, due: { local, zone }, assigneeId });
  return done ? changeTask(task._id, { done }) : task;
}

/** Makes a meeting again that was deleted. */
export async function addMeetingAgain(meeting: MeetingAnswer, leadId: string) {
  const { title, start, durationMin, place, url, ownerId, state } = meeting;
  const { local, zone } = start;
  const body = { leadId, title, start: { local, zone }, durationMin, place, url, ownerId };
  const added = await addMeeting(body);
  return state === 'planned' ? added : changeMeeting(added._id, { state });
}
