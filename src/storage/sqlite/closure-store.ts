import type { DatabaseSync } from 'node:sqlite';
import type { CallKind } from '../../connections/call-kind.ts';
import type { Closure, ClosureScope, ClosureStore } from '../../connections/closure-store.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Closures in `call_closures`. */
export function createClosureStore(database: DatabaseSync, commits: GroupCommit): ClosureStore {
  return {
    list: prepareList(database),
    close: prepareClose(database, commits),
    reopen: prepareReopen(database, commits),
    hasten: prepareHasten(database, commits),
  };
}

function prepareList(database: DatabaseSync): ClosureStore['list'] {
  const select = database.prepare('SELECT * FROM call_closures WHERE pageId = ?');
  return async (pageId) => select.all(pageId).map(toClosure);
}

function prepareClose(database: DatabaseSync, commits: GroupCommit): ClosureStore['close'] {
  const upsert = database.prepare(`
    INSERT INTO call_closures (pageId, scope, since, until, action, code, subcode, message)
    SELECT pageId, :scope, :since, :until, :action, :code, :subcode, :message
    FROM meta_pages WHERE pageId = :pageId
    ON CONFLICT (pageId, scope) DO UPDATE SET since = excluded.since, until = excluded.until,
      action = excluded.action, code = excluded.code, subcode = excluded.subcode,
      message = excluded.message
    WHERE action <> 'throttled' OR until <= excluded.until`);
  return (pageId, { since, until, ...closure }) =>
    commits.write(() => {
      const times = { since: since.getTime(), until: until.getTime() };
      upsert.run({ pageId, ...closure, ...times });
    });
}

function prepareReopen(database: DatabaseSync, commits: GroupCommit): ClosureStore['reopen'] {
  const reopenOne = database.prepare(
    "DELETE FROM call_closures WHERE pageId = ? AND action <> 'throttled'",
  );
  const reopenAll = database.prepare("DELETE FROM call_closures WHERE action <> 'throttled'");
  return (pageId) =>
    commits.write(() => {
      if (pageId === undefined) reopenAll.run();
      else reopenOne.run(pageId);
    });
}

function prepareHasten(database: DatabaseSync, commits: GroupCommit): ClosureStore['hasten'] {
  const update = database.prepare(
    'UPDATE call_closures SET since = since - :ms, until = until - :ms',
  );
  return (ms) =>
    commits.write(() => {
      update.run({ ms });
    });
}

const SCOPES: readonly CallKind[] = ['page', 'leads', 'forms', 'subscription'];
const ACTIONS = ['throttled', 'reconnect', 'permission'] as const;

const toClosure = (row: column.Row): Closure => ({
  scope: SCOPES.find((scope) => scope === row['scope']) ?? ('all' satisfies ClosureScope),
  since: column.time(row, 'since'),
  until: column.time(row, 'until'),
  action: ACTIONS.find((action) => action === row['action']) ?? 'retry',
  code: column.integer(row, 'code'),
  subcode: column.integer(row, 'subcode'),
  message: column.text(row, 'message'),
});
