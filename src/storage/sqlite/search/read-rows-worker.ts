import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { RowsAnswer, RowsQuestion } from './reading-thread.ts';

/** Run in a thread of its own by `reading-thread.ts`: answers each query with its rows. */
const database = new DatabaseSync(String(workerData), { readOnly: true, timeout: 500 });

parentPort?.on('message', (question: RowsQuestion | 'close') => {
  if (question !== 'close') {
    parentPort?.postMessage(answer(question));
    return;
  }
  database.close();
  parentPort?.close();
});

function answer({ id, sql, values }: RowsQuestion): RowsAnswer {
  try {
    const rows = database.prepare(sql).all(...values);
    // Plain objects: those of SQLite have no prototype.
    return { id, rows: rows.map((row) => ({ ...row })) };
  } catch {
    return { id };
  }
}
