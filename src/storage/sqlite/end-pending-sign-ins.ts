import type { DatabaseSync } from 'node:sqlite';

/**
 * Ends the sign-ins of a user that wait for the second factor, inside a write that is under way.
 * better-auth keeps each as a row of `verification` whose value is the id of the user.
 */
export function createEndPendingSignIns(database: DatabaseSync): (userId: string) => void {
  const remove = database.prepare('DELETE FROM verification WHERE value = ?');
  return (userId) => void remove.run(userId);
}
