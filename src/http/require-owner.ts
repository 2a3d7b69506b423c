import { AppError, notFound } from '../errors.ts';
import type { People } from '../users/people.ts';

/** @throws `not-found` if there is no such person, `owner-disabled` if they cannot sign in */
export async function requireOwner(people: Pick<People, 'list'>, id: string): Promise<void> {
  const owner = (await people.list()).find((person) => person.id === id);
  if (!owner) throw notFound('user');
  if (owner.status === 'disabled') throw new AppError('owner-disabled', {});
}
