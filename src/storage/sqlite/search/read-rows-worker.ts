import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { RowsAnswer, RowsQuestion } from './reading-thread.ts';

/** `reading-thread.ts` runs this file in a separate thread. It answers each query with its rows. */
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
    // Copies the rows to plain objects, because the rows of SQLite have no prototype.
    return { id, rows: rows.map((row) => ({ ...row })) };
  } catch {
    return { id };
  }
}
