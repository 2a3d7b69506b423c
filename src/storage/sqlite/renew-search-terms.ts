import type { DatabaseSync } from 'node:sqlite';
import { nameKeyOf } from '../../leads/name-key.ts';
import { SEARCH_TERMS_VERSION } from '../../leads/search-terms.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';
import { toLead } from './lead-row.ts';
import { termsOf } from '../lead-terms.ts';

/** Writing this many takes some milliseconds, and more while SQLite merges its index. */
const LEADS_PER_COMMIT = 20;

/** The pause between two commits, in ms, for other writes. A million leads take about half an hour. */
const PAUSE = 20;

/** The pause after a failed commit, in ms. The disk may be full, or another process busy. */
const PAUSE_AFTER_FAILURE = 5_000;

/** Above every position. */
const FROM_THE_TOP = 2 ** 53 - 1;

export interface SearchRenewal {
  /** Stops all writing. The next start continues from the same place. */
  stop(): void;
}

/**
 * Gives leads that an earlier version stored the search terms of this version. Works in the
 * background, newest leads first, in small commits. New and changed leads have the right terms
 * already; the others are found by their old terms until their turn comes. If several processes do
 * this at once, each commit takes the next leads.
 */
export function renewSearchTerms(
  database: DatabaseSync,
  commits: GroupCommit,
  { pauseMs = PAUSE, pauseAfterFailureMs = PAUSE_AFTER_FAILURE } = {},
): SearchRenewal {
  const renewSome = createRenewSome(database);
  let isStopped = !isOutdated(database);
  let timer: NodeJS.Timeout | undefined;

  const goOn = (pause: number) => {
    if (isStopped) return;
    timer = setTimeout(() => void renew(), pause);
    timer.unref();
  };
  const renew = async () => {
    try {
      const isDone = await commits.write(() => isStopped || renewSome());
      isStopped ||= isDone;
      goOn(pauseMs);
    } catch {
      // A failure loses nothing: the old terms stay until a later commit succeeds.
      goOn(pauseAfterFailureMs);
    }
  };
  goOn(pauseMs);
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function isOutdated(database: DatabaseSync): boolean {
  const row = database.prepare('SELECT version FROM search_index').get();
  return column.integer(row ?? {}, 'version') < SEARCH_TERMS_VERSION;
}

/** @returns a function that runs inside a write and returns whether all leads are up to date */
function createRenewSome(database: DatabaseSync): () => boolean {
  const selectProgress = database.prepare('SELECT version, target, below FROM search_index');
  const select = database.prepare(
    'SELECT * FROM leads WHERE position < ? ORDER BY position DESC LIMIT ?',
  );
  const updateKey = database.prepare('UPDATE leads SET nameKey = ? WHERE position = ?');
  const update = database.prepare('UPDATE leads_search SET terms = ? WHERE rowid = ?');
  const save = database.prepare('UPDATE search_index SET version = ?, target = ?, below = ?');

  const renewAll = (rows: readonly column.Row[]): void => {
    for (const row of rows) {
      const lead = toLead(row);
      const position = column.integer(row, 'position');
      updateKey.run(nameKeyOf(lead.name), position);
      update.run(termsOf(lead).join(' '), position);
    }
  };

  return () => {
    const progress = selectProgress.get() ?? {};
    const version = column.integer(progress, 'version');
    if (version >= SEARCH_TERMS_VERSION) return true;
    const isBegun = column.integer(progress, 'target') === SEARCH_TERMS_VERSION;
    const rows = select.all(
      isBegun ? column.integer(progress, 'below') : FROM_THE_TOP,
      LEADS_PER_COMMIT,
    );
    renewAll(rows);
    const isDone = rows.length < LEADS_PER_COMMIT;
    const last = column.integer(rows.at(-1) ?? {}, 'position');
    save.run(isDone ? SEARCH_TERMS_VERSION : version, SEARCH_TERMS_VERSION, isDone ? 0 : last);
    return isDone;
  };
}
