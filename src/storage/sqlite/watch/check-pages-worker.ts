import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * `check-pages.ts` runs this file in a separate thread, because a check reads the whole database:
 * seconds, if it is large. Answers with the lines of `PRAGMA quick_check`.
 */
const database = new DatabaseSync(String(workerData), { readOnly: true, timeout: 5_000 });
try {
  const rows = database.prepare('PRAGMA quick_check(100)').all();
  parentPort?.postMessage(rows.map(({ quick_check: line }) => String(line)));
} finally {
  database.close();
}
