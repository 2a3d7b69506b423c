import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { NoteAnswer } from '../../src/contract/lead-note.ts';
import type { BoardAnswer } from '../../src/contract/pipeline.ts';
import type { MeetingAnswer, TaskAnswer } from '../../src/contract/planner.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { startTimeMachine, type TimeMachine } from '../support/time-travel.ts';

let machine: TimeMachine;
let world: World;
let sales: ApiClient;
let other: ApiClient;
beforeAll(async () => {
  machine = startTimeMachine();
  world = await startWorld();
  sales = await addUser(world.app, 'user', 'sales@example.com');
  other = await addUser(world.app, 'user', 'other@example.com');
});
afterAll(async () => {
  await world.close();
  machine.end();
});

const addLead = async (name = 'Walk In') =>
  (await sales.post<LeadDetails>('/api/leads', { name })).body;
const undoAdd = (id: string, client = sales) =>
  client.post<ErrorAnswer>(`/api/leads/${id}/undo-add`, {});
const undo = (id: string, changeId: string | null) =>
  sales.post<LeadDetails & ErrorAnswer>(`/api/leads/${id}/undo`, { changeId });
const WALL = { local: '2027-03-01T09:00', zone: 'Europe/Berlin' };

test('a person who has added a lead by mistake takes it back, with the note that they wrote', async () => {
  const { _id } = await addLead();
  await sales.post(`/api/leads/${_id}/notes`, { text: 'Twice?' });
  expect((await undoAdd(_id, other)).status).toBe(404);
  expect((await undoAdd(_id)).status).toBe(200);
  expect((await sales.get(`/api/leads/${_id}`)).status).toBe(404);
});

test('a lead that somebody has worked on since it was added stays', async () => {
  const { _id } = await addLead();
  await other.patch(`/api/leads/${_id}`, { priority: 'high' });
  const refused = await undoAdd(_id);
  expect([refused.status, refused.body.code]).toEqual([409, 'changed-since']);
  expect((await sales.get(`/api/leads/${_id}`)).status).toBe(200);
});

test('an undo never removes a note, a task or a meeting that somebody has changed since', async () => {
  const { _id } = await addLead();
  const notes = `/api/leads/${_id}/notes`;
  const { note } = (await sales.post<NoteAnswer>(notes, { text: 'First' })).body;
  const edited = await world.app.admin.patch<NoteAnswer>(`${notes}/${note._id}`, {
    text: 'Second',
    seenEditedAt: null,
  });
  expect(edited.status).toBe(200);
  const task = (await sales.post<TaskAnswer>('/api/tasks', { title: 'Call', due: WALL })).body;
  await other.patch(`/api/tasks/${task._id}`, { title: 'Call twice' });
  const meeting = (
    await sales.post<MeetingAnswer>('/api/meetings', {
      leadId: _id,
      title: 'Tasting',
      start: WALL,
      durationMin: 30,
    })
  ).body;
  await other.patch(`/api/meetings/${meeting._id}`, { place: 'Here' });
  const back = { text: 'First', seenEditedAt: note.editedAt };
  const answers = [
    await sales.delete<ErrorAnswer>(`${notes}/${note._id}?seenEditedAt=never`),
    await sales.patch<ErrorAnswer>(`${notes}/${note._id}`, back),
    await sales.delete<ErrorAnswer>(`/api/tasks/${task._id}?sequence=${task.sequence}`),
    await sales.delete<ErrorAnswer>(`/api/meetings/${meeting._id}?sequence=${meeting.sequence}`),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
    answers.map(() => [409, 'changed-since']),
  );
  const { editedAt } = edited.body.note;
  expect((await sales.delete(`${notes}/${note._id}?seenEditedAt=${editedAt}`)).status).toBe(200);
});

test('a lead that was moved on the board gets its place and its status back', async () => {
  const [a, b, c] = [await addLead('A'), await addLead('B'), await addLead('C')];
  const column = async (status: string) => {
    const { columns } = (await sales.get<BoardAnswer>('/api/board')).body;
    const found = columns.find(({ stage }) => stage.id === status);
    return found?.leads.map(({ name }) => name).filter((name) => 'ABC'.includes(name));
  };
  const move = async ({ _id }: LeadDetails, status: string, after: LeadDetails | null) =>
    (
      await sales.patch<LeadDetails>(`/api/leads/${_id}`, {
        status,
        after: after?._id ?? null,
      })
    ).body.changeId;
  expect(await column('New')).toEqual(['C', 'B', 'A']);
  const moved = await move(a, 'New', c);
  expect(await column('New')).toEqual(['C', 'A', 'B']);
  const won = await move(a, 'Won', null);
  expect(await column('New')).toEqual(['C', 'B']);
  expect((await undo(a._id, won)).body.status).toBe('New');
  expect(await column('New')).toEqual(['C', 'A', 'B']);
  await move(a, 'New', null);
  const refused = await undo(a._id, moved);
  expect([refused.status, refused.body.code]).toEqual([409, 'place-changed-since']);
  expect(await column('New')).toEqual(['A', 'C', 'B']);
  const last = await move(b, 'New', null);
  expect((await undo(b._id, last)).status).toBe(200);
  expect(await column('New')).toEqual(['A', 'C', 'B']);
});

test('a lead that was added more than ten minutes ago is not taken back', async () => {
  const { _id } = await addLead();
  machine.forward({ minutes: 11 });
  expect((await undoAdd(_id)).status).toBe(404);
  expect((await sales.get(`/api/leads/${_id}`)).status).toBe(200);
});
