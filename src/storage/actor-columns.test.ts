import { expect, test } from 'vitest';
import { INTAKE, type Actor } from '../users/actor.ts';
import { toActor, toActorColumns } from './actor-columns.ts';

test.each<Actor>([
  { kind: 'user', id: 'user-1', name: 'Ada Admin' },
  { kind: 'api-key', id: 'key-1', name: 'Website' },
  INTAKE,
])('a stored actor of the kind $kind reads back as it was', (actor) => {
  expect(toActor(toActorColumns(actor))).toEqual(actor);
});

test('an actor that an earlier LeadRabbit stored without a kind is a user', () => {
  expect(toActor({ kind: '', id: 'user-1', name: 'Ada Admin' })).toEqual({
    kind: 'user',
    id: 'user-1',
    name: 'Ada Admin',
  });
});
