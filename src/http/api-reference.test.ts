import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pino } from 'pino';
import { ERRORS } from '../errors.ts';
import type { ServerParts } from './server-parts.ts';
import { createServer } from './server.ts';

/** `METHOD /path` of each call that docs/api.md describes. */
function documentedCalls(): Set<string> {
  const reference = readFileSync('docs/api.md', 'utf8');
  const calls = [...reference.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`\s]+)`/g)].map(
    ([, call = '']) => call,
  );
  return new Set(calls);
}

/** Fastify draws its routes as a tree, each line with the end of its path and its methods. */
function readRoutes(tree: string): string[] {
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', path = '', methods = ''] =
      /^([│├└─ ]*)([/-]\S*) \((.*)\)$/.exec(line) ?? [];
    if (path === '') return [];
    const depth = indent.length / 4;
    parents.splice(depth - 1);
    const whole = `${parents.join('')}${path}`;
    parents.push(path);
    const own = methods.split(', ').filter((method) => method !== 'HEAD');
    return own.map((method) => `${method} ${whole}`);
  });
}

test('the API reference describes every route, and no other', async () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'web-root-'));
  onTestFinished(() => rmSync(webRoot, { recursive: true }));
  // Routes are only registered here, so that none of their parts is asked for anything.
  const parts = { url: 'http://localhost:4000', webRoot, team: {} } as unknown as ServerParts;
  const server = await createServer(parts, { log: pino({ level: 'silent' }), trustProxy: false });
  await server.ready();
  const routes = readRoutes(server.printRoutes({ commonPrefix: false }));
  // What the page of the API loads belongs to the page.
  const ownRoutes = routes.filter((route) => !/ \/api\/docs\/./.test(route));
  expect([...documentedCalls()].toSorted()).toEqual([...new Set(ownRoutes)].toSorted());
});

test('the API reference lists every error with its status and its facts, and no other', () => {
  const reference = readFileSync('docs/api.md', 'utf8');
  const rows = [...reference.matchAll(/^\| `([a-z-]+)` +\| (\d{3}) +\| (.*?) +\|$/gm)].map(
    ([, code, status, params = '']) => [code, Number(status), params.replaceAll('`', '')],
  );
  expect(rows).toEqual(
    Object.entries(ERRORS).map(([code, { status, params }]) => [
      code,
      status,
      Object.keys(params).join(', '),
    ]),
  );
});
