import { expect, test } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from '../../src/config.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { START_TIMEOUT_MS } from '../support/run-leadrabbit.ts';
import { testEnvironment } from '../support/start-leadrabbit.ts';

test('a LeadRabbit whose database server does not answer says so, refuses webhooks and waits', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadrabbit-test-'));
  const databasePort = await freePort();
  const environment: Environment = {
    ...(await testEnvironment('http://127.0.0.1:9', dataDir)),
    MONGODB_URI: `mongodb://someone:tell-no-one@127.0.0.1:${databasePort}/`,
    LOG_LEVEL: 'error',
  };
  const url = environment['URL'] ?? '';
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../src/main.ts')], {
    cwd: dataDir,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'exit');
  try {
    const answers = async () => (await fetch(`${url}/healthz`)).ok;
    await eventually('LeadRabbit answers', answers, START_TIMEOUT_MS);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(ready.headers.get('retry-after')).toBe('5');
    const body = await ready.text();
    expect(JSON.parse(body)).toMatchObject({ status: 'unavailable', code: 'server-unreachable' });
    const webhook = await fetch(`${url}/api/webhook/facebook`, { method: 'POST', body: '{}' });
    expect(webhook.status).toBe(503);
    expect(webhook.headers.get('retry-after')).toBe('5');
    expect(await webhook.json()).toMatchObject({ success: false, code: 'storage-unavailable' });
    const page = await fetch(`${url}/user/allLeads`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('LeadRabbit waits for its database');
    await eventually('the log says it', () => output.includes('does not answer'));
    expect(body + output).not.toContain('tell-no-one');
    expect(child.exitCode).toBeNull();
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
});
