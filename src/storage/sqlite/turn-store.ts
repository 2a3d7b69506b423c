import type { DatabaseSync } from 'node:sqlite';
import type { TurnStore } from '../../turns/turn-store.ts';
import type { GroupCommit } from './group-commit.ts';

/** Clocks of two machines may differ by this much, in ms. */
const CLOCKS_DIFFER_MS = 60_000;

/** Turns in `turns`. */
export function createTurnStore(database: DatabaseSync, commits: GroupCommit): TurnStore {
  const claim = database.prepare(`
    INSERT INTO turns (name, holder, since, until) VALUES (:name, :holder, :now, :until)
    ON CONFLICT (name) DO UPDATE
    SET holder = excluded.holder, since = excluded.since, until = excluded.until
    WHERE holder = excluded.holder OR until <= excluded.since
      OR since > excluded.since + ${CLOCKS_DIFFER_MS}`);
  const release = database.prepare('DELETE FROM turns WHERE name = ? AND holder = ?');
  return {
    claim: (name, holder, now, until) =>
      commits.write(() => {
        const times = { now: now.getTime(), until: until.getTime() };
        return claim.run({ name, holder, ...times }).changes === 1;
      }),
    release: (name, holder) =>
      commits.write(() => {
        release.run(name, holder);
      }),
  };
}
