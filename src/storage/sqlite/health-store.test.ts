import { textReason } from '../../reasons.ts';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toReport } from '../../connections/health/health-report.ts';
import type { HealthStore } from '../../connections/health/health-store.ts';
import { bad, ok } from '../../connections/health/verdicts.ts';
import { GroupCommit } from './group-commit.ts';
import { createHealthStore } from './health-store.ts';

const at = (time: string) => new Date(`2026-12-01T${time}Z`);
let database: DatabaseSync;
let store: HealthStore;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE TABLE IF NOT EXISTS health_reports (
      subject TEXT PRIMARY KEY,
      report TEXT NOT NULL,
      checkedAt INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS webhook_verdicts (
      hour INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      count INTEGER NOT NULL,
      lastAt INTEGER NOT NULL,
      PRIMARY KEY (hour, verdict)
    ) STRICT;`);
  store = createHealthStore(database, new GroupCommit(database));
});
afterEach(() => database.close());

test('the last report of each subject is stored unchanged', async () => {
  const first = toReport([ok('token', textReason('Fine.'))], at('10:00:00.123'));
  const second = toReport([bad('token', textReason('Press Connect.'))], at('11:00:00'));
  await store.save('101', first);
  expect(await store.find('101')).toEqual(first);
  await store.save('101', second);
  await store.save('app', first);
  expect(await store.list()).toEqual(
    new Map([
      ['101', second],
      ['app', first],
    ]),
  );
  await store.remove('101');
  await store.remove('101');
  expect(await store.find('101')).toBeUndefined();
});

test('verdicts are added up over the hours since a time', async () => {
  await store.addSignatureVerdicts(
    at('09:00:00'),
    { valid: 5, wrong: 0, missing: 0 },
    at('09:10:00'),
  );
  await store.addSignatureVerdicts(
    at('10:00:00'),
    { valid: 2, wrong: 1, missing: 0 },
    at('10:10:00'),
  );
  await store.addSignatureVerdicts(
    at('10:00:00'),
    { valid: 0, wrong: 1, missing: 3 },
    at('10:20:00'),
  );
  expect(await store.signatureVerdictsSince(at('09:30:00'))).toEqual({
    valid: 2,
    wrong: 2,
    missing: 3,
    lastValid: at('10:10:00'),
    lastWrong: at('10:20:00'),
  });
  expect(await store.signatureVerdictsSince(at('09:00:00'))).toMatchObject({ valid: 7 });
  expect(await store.signatureVerdictsSince(at('12:00:00'))).toEqual({
    valid: 0,
    wrong: 0,
    missing: 0,
    lastValid: null,
    lastWrong: null,
  });
});

test('two flushes at the same time lose no verdict', async () => {
  const add = () =>
    store.addSignatureVerdicts(at('10:00:00'), { valid: 1, wrong: 0, missing: 0 }, at('10:10:00'));
  await Promise.all(Array.from({ length: 20 }, add));
  expect(await store.signatureVerdictsSince(at('10:00:00'))).toMatchObject({ valid: 20 });
});

test('verdicts of old hours are deleted', async () => {
  const old = new Date('2026-10-01T10:00:00Z');
  await store.addSignatureVerdicts(old, { valid: 1, wrong: 0, missing: 0 }, old);
  await store.addSignatureVerdicts(
    at('10:00:00'),
    { valid: 1, wrong: 0, missing: 0 },
    at('10:10:00'),
  );
  expect(await store.signatureVerdictsSince(new Date(0))).toMatchObject({ valid: 1 });
});
