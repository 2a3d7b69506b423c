import type { DatabaseSync } from 'node:sqlite';
import { pairOf, type UnlinkedPair, type UnlinkedStore } from '../../leads/unlinked-store.ts';
import type { Actor } from '../../users/actor.ts';
import { toActor, toActorColumns } from '../actor-columns.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';
import type { RecordEvent } from './lead-events.ts';

/** Pairs of leads in `unlinked_leads`. Both leads get their event in the same transaction. */
export function createUnlinkedStore(
  database: DatabaseSync,
  commits: GroupCommit,
  recordEvent: RecordEvent,
): UnlinkedStore {
  const select = database.prepare(`
    SELECT * FROM unlinked_leads WHERE oneId = :leadId
    UNION ALL SELECT * FROM unlinked_leads WHERE otherId = :leadId`);
  const countLeads = database.prepare('SELECT count(*) AS n FROM leads WHERE id IN (?, ?)');
  const insert = database.prepare(`
    INSERT INTO unlinked_leads (id, oneId, otherId, byKind, byId, byName, at)
    VALUES (:pair, :oneId, :otherId, :kind, :id, :name, :at) ON CONFLICT (id) DO NOTHING`);
  const remove = database.prepare('DELETE FROM unlinked_leads WHERE id = ?');

  const haveBoth = (pair: readonly [string, string]) =>
    column.integer(countLeads.get(...pair) ?? {}, 'n') === 2;
  const record = (
    type: 'lead.unlinked' | 'lead.linked',
    [one, other]: readonly [string, string],
    by: Actor,
    at: Date,
  ) => {
    for (const [leadId, related] of [
      [one, other],
      [other, one],
    ] as const)
      recordEvent({ type, at, leadId, by, changes: { related: { from: null, to: related } } });
  };
  return {
    listOfLead: async (leadId) => select.all({ leadId }).map(toPair),
    unlink: (leadIds, by, now) =>
      commits.write(() => {
        const pair = pairOf(leadIds);
        if (!haveBoth(pair)) return false;
        const [oneId, otherId] = pair;
        const row = { ...toActorColumns(by), oneId, otherId, pair: pair.join(' ') };
        const { changes } = insert.run({ ...row, at: now.getTime() });
        if (changes > 0) record('lead.unlinked', pair, by, now);
        return true;
      }),
    link: (leadIds, by, now) =>
      commits.write(() => {
        const pair = pairOf(leadIds);
        if (!haveBoth(pair)) return false;
        if (remove.run(pair.join(' ')).changes > 0) record('lead.linked', pair, by, now);
        return true;
      }),
  };
}

const toPair = (row: column.Row): UnlinkedPair => ({
  leadIds: [column.text(row, 'oneId'), column.text(row, 'otherId')],
  by: toActor({
    kind: column.text(row, 'byKind'),
    id: column.text(row, 'byId'),
    name: column.text(row, 'byName'),
  }),
  at: column.time(row, 'at'),
});
