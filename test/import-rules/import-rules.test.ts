import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkImports } from '../../scripts/import-rules/check-imports.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What is wrong with one import in an otherwise empty repository. */
const judge = (file: string, name: string) =>
  checkImports(new Map([[file, `import { x } from '${name}';`]]));

describe('imports that must fail', () => {
  test.each([
    ['contract', 'src/contract/lead.ts', '../leads/lead.ts'],
    ['errors', 'src/errors.ts', './leads/lead.ts'],
    ['meta-api', 'src/meta-api/graph-client.ts', '../errors.ts'],
    ['leads', 'src/leads/lead.ts', '../meta-api/graph-lead.ts'],
    ['leads', 'src/leads/lead.ts', '../contract/lead.ts'],
    ['users', 'src/users/accounts.ts', '../connections/page.ts'],
    ['connections', 'src/connections/page.ts', '../intake/inbox-store.ts'],
    ['intake', 'src/intake/take-lead.ts', '../http/live-feed.ts'],
    ['intake', 'src/intake/take-lead.ts', '../contract/lead.ts'],
    ['turns', 'src/turns/turns.ts', '../connections/page.ts'],
    ['storage', 'src/storage/sqlite/lead-store.ts', '../../meta-api/graph-lead.ts'],
    ['storage', 'src/storage/sqlite/lead-store.ts', '../../contract/lead.ts'],
    ['http', 'src/http/lead-routes.ts', '../storage/storage.ts'],
    ['http', 'src/http/webhook-routes.ts', '../meta-api/graph-client.ts'],
    ['http', 'src/http/webhook-routes.ts', '../config.ts'],
    ['web', 'src/web/leads/lead-row.tsx', '../../leads/lead.ts'],
    ['web', 'src/web/leads/lead-row.tsx', '../../storage-fault.ts'],
    ['texts', 'src/texts/en.ts', '../leads/lead.ts'],
    ['reasons', 'src/reasons.ts', './errors.ts'],
    ['connections', 'src/connections/page-calls.ts', '../texts/english.ts'],
    ['message', 'src/message.ts', './reasons.ts'],
    ['main', 'src/main.ts', './http/server.ts'],
  ])('%s: %s may not import %s', (part, file, name) => {
    expect(judge(file, name)).toEqual([expect.stringContaining(`: ${part} may import`)]);
  });

  test.each(['src/intake/take-lead.ts', 'src/http/server.ts', 'src/users/user.ts'])(
    'the configuration is read at the top, not in %s',
    (file) => expect(judge(file, '../config.ts')).toHaveLength(1),
  );

  test.each([
    ['src/storage/storage.ts', './sqlite/open-sqlite-storage.ts'],
    ['src/storage/mongodb/lead-store.ts', '../sqlite/columns.ts'],
    ['src/main.ts', './storage/sqlite/open-sqlite-storage.ts'],
    ['src/app.ts', './storage/sqlite/open-sqlite-storage.ts'],
    ['src/wiring/watch-storage.ts', '../storage/sqlite/to-start-error.ts'],
    ['src/backup.ts', './storage/sqlite/backup/back-up.ts'],
    ['src/restore.ts', './storage/sqlite/backup/restore.ts'],
  ])('%s may not import %s, because only four files choose an engine', (file, name) => {
    expect(judge(file, name)).toEqual([
      expect.stringContaining(
        'only src/storage/open-storage.ts, src/storage/backup.ts, src/storage/adoption.ts, src/storage/move-storage.ts picks a database',
      ),
    ]);
  });

  test.each([
    ['src/app.ts', 'node:sqlite'],
    ['src/leads/lead-store.ts', 'node:sqlite'],
    ['src/storage/mongodb/open.ts', '@better-auth/kysely-adapter/node-sqlite-dialect'],
    ['src/storage/mongodb/open.ts', 'kysely'],
    ['src/users/accounts.ts', 'kysely'],
    ['src/users/accounts.ts', '@better-auth/kysely-adapter'],
    ['src/users/accounts.ts', 'better-auth/db/migration'],
    ['src/users/accounts.ts', '@better-auth/mongo-adapter'],
    ['src/storage/sqlite/user-store.ts', 'better-auth/adapters/mongodb'],
    ['src/storage/sqlite/open-sqlite-storage.ts', 'mongodb'],
    ['src/http/auth-routes.ts', 'better-auth'],
    ['src/intake/take-lead.ts', 'fastify'],
    ['src/leads/lead.ts', 'react'],
    ['src/web/main.tsx', 'node:crypto'],
    ['src/contract/lead.ts', 'node:crypto'],
  ])('%s may not import the package %s', (file, name) => {
    expect(judge(file, name)).toHaveLength(1);
  });

  test.each([
    ['src/app.ts', '../meta-emulator/main.ts'],
    ['src/leads/lead.test.ts', '../../meta-emulator/main.ts'],
    ['src/app.ts', '../test/support/start-app.ts'],
    ['src/app.ts', '../scripts/launch.ts'],
  ])('%s may not leave src for %s', (file, name) => {
    expect(judge(file, name)).toEqual([expect.stringContaining('src imports nothing outside')]);
  });

  test.each([
    ['meta-emulator/main.ts', '../src/errors.ts'],
    ['meta-emulator/main.ts', '../src/contract/lead.ts'],
    ['meta-emulator/main.ts', '../test/support/start-app.ts'],
    ['scripts/launch.ts', '../src/app.ts'],
    ['scripts/launch.ts', '../meta-emulator/main.ts'],
  ])('%s may not import %s', (file, name) => expect(judge(file, name)).toHaveLength(1));

  test.each(
    ['http', 'lost-leads', 'processes', 'resilience', 'support'].flatMap((folder) =>
      [
        'node:sqlite',
        'mongodb',
        '../../src/storage/sqlite/columns.ts',
        '../storage/rows.ts',
        '../contract/sqlite-harness.ts',
      ].map((name) => [folder, name] as const),
    ),
  )('test/%s may not import %s, because it runs on any engine', (folder, name) => {
    for (const file of ['leads.test.ts', 'read-leads.ts'])
      expect(judge(`test/${folder}/${file}`, name)).toEqual([
        expect.stringContaining('it runs on any engine'),
      ]);
  });

  test('nothing imports a test', () => {
    expect(judge('src/leads/lead.ts', './lead.test.ts')).toHaveLength(1);
  });

  test('a new folder needs rules of its own', () => {
    expect(judge('src/fax/send.ts', '../errors.ts')[0]).toContain('fax has no import rules');
  });

  test('files that import each other in a circle are refused by the linter, types included', () => {
    const folder = mkdtempSync(join(tmpdir(), 'leadrabbit-cycle-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'a.ts'), "import { b } from './b.ts';\nexport const a = b;\n");
    writeFileSync(join(folder, 'b.ts'), "export { type C, b } from './c.ts';\n");
    writeFileSync(
      join(folder, 'c.ts'),
      "import type { a } from './a.ts';\nexport type C = typeof a;\nexport const b = 1;\n",
    );
    const lint = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/oxlint/bin/oxlint'),
        '--config',
        join(ROOT, '.oxlintrc.json'),
        folder,
      ],
      { encoding: 'utf8' },
    );
    expect(lint.stdout).toContain('Dependency cycle detected');
    expect(lint.status).not.toBe(0);
  });

  test.each([
    ['a type', "import type { Lead } from '../leads/lead.ts';"],
    ['a re-export', "export * from '../leads/lead.ts';"],
    ['a named re-export', "export { lead } from '../leads/lead.ts';"],
    ['a dynamic import', "const lead = await import('../leads/lead.ts');"],
    ['an import within a type', "type Lead = import('../leads/lead.ts').Lead;"],
    ['an import for its effects', "import '../leads/lead.ts';"],
  ])('%s counts as an import', (_kind, source) => {
    expect(checkImports(new Map([['src/web/lead.ts', source]]))).toHaveLength(1);
  });
});

describe('imports that are fine', () => {
  test.each([
    ['src/storage/open-storage.ts', './sqlite/open-sqlite-storage.ts'],
    ['src/storage/backup.ts', './sqlite/backup/back-up.ts'],
    ['src/app.ts', './storage/open-storage.ts'],
    ['src/backup.ts', './storage/backup.ts'],
    ['src/app.ts', './config.ts'],
    ['src/main.ts', './app.ts'],
    ['src/leads/lead.ts', '../users/user.ts'],
    ['src/intake/take-lead.ts', '../connections/page.ts'],
    ['src/storage/sqlite/open-sqlite-storage.ts', 'node:sqlite'],
    ['src/storage/sqlite/lead-store.ts', './columns.ts'],
    ['src/leads/search-terms.test.ts', 'node:sqlite'],
    ['src/web/leads/lead-row.tsx', '../../contract/lead.ts'],
    ['src/web/main.tsx', './styles.css'],
    ['scripts/launch.ts', '../src/config.ts'],
    ['test/http/leads.test.ts', '../../src/app.ts'],
    ['test/http/leads.test.ts', '../../meta-emulator/main.ts'],
    ['test/http/leads.test.ts', '../../src/storage/open-storage.ts'],
    ['test/storage/locks.test.ts', 'node:sqlite'],
    ['test/storage/locks.test.ts', '../../src/storage/sqlite/columns.ts'],
    ['vitest.config.ts', 'vitest/config'],
  ])('%s may import %s', (file, name) => expect(judge(file, name)).toEqual([]));
});
