import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { readRows } from './rows.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (const name of ['Ada', 'Grace', 'Joan'])
    await world.app.admin.patch('/api/account', { name });
});
afterAll(() => world.close());

test('W60: the rows of the audit log hold no name and no address', () => {
  const rows = JSON.stringify(readRows(world.app, 'SELECT * FROM audit_log'));
  expect(rows).toContain('profile-changed');
  for (const personal of ['Grace', 'Joan', ADMIN.email]) expect(rows).not.toContain(personal);
});

/** Runs `npm run audit:verify` beside the running LeadRabbit. */
const verify = () =>
  new Promise<{ code: number; text: string }>((resolve) => {
    const program = join(import.meta.dirname, '../../src/audit-verify.ts');
    const env = { PATH: process.env['PATH'], ...world.app.environment };
    execFile(process.execPath, [program], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, text: out + err });
    });
  });

test('audit:verify says that the log is complete, or names the entry that was changed', async () => {
  expect(await verify()).toMatchObject({ code: 0, text: expect.stringContaining('is whole') });
  const database = new DatabaseSync(join(world.app.dataDir, 'leadrabbit.db'));
  expect(() => database.exec("UPDATE audit_log SET actorId = 'x' WHERE number = 3")).toThrow(
    /append-only/,
  );
  database.exec('DROP TRIGGER audit_log_is_not_changed');
  database.exec("UPDATE audit_log SET actorId = 'somebody-else' WHERE number = 3");
  database.close();
  const { code, text } = await verify();
  expect(code).toBe(1);
  expect(text).toContain('entry 3 is changed');
});
