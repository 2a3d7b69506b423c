import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEMO } from './defaults.ts';
import { startEmulator, type Emulator } from './start-emulator.ts';
import { startTestApp } from './test-app.ts';

const formId = DEMO.forms.weddingCake;
let folder: string;
let worldFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-world-'));
  worldFile = join(folder, 'meta-emulator.world');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const readLead = (emulator: Emulator, leadId: string, token: string) =>
  fetch(`${emulator.url}/v26.0/${leadId}`, { headers: { authorization: `Bearer ${token}` } });

test('a token, a lead and the subscriptions of an earlier run still work after a restart', async () => {
  const first = await startTestApp({ worldFile });
  const { leads } = await first.control.createLeads({ formId });
  const leadId = leads[0]?.id ?? '';
  const before = await first.control.getState();
  await first.close();

  const second = await startEmulator({ worldFile });
  try {
    expect((await readLead(second, leadId, first.token)).status).toBe(200);
    expect(await second.control.getState()).toMatchObject({
      tokens: before.tokens,
      subscriptions: before.subscriptions,
    });
  } finally {
    await second.close();
  }
});

test('new leads and tokens after a restart never repeat those of the earlier run', async () => {
  const first = await startTestApp({ worldFile });
  await first.control.createLeads({ formId, count: 5 });
  const before = (await first.control.listLeads()).map(({ id }) => id);
  await first.close();

  const second = await startEmulator({ worldFile });
  try {
    const { leads } = await second.control.createLeads({ formId, count: 5 });
    const { token } = await second.control.createToken({ kind: 'page', pageId: DEMO.bakeryId });
    expect(new Set([...before, ...leads.map(({ id }) => id)]).size).toBe(before.length + 5);
    expect(token).not.toBe(first.token);
    expect((await second.control.listLeads()).length).toBe(before.length + 5);
  } finally {
    await second.close();
  }
});

test('a delivery that the app did not accept before a restart is sent again after it', async () => {
  const first = await startTestApp({ worldFile, retryScale: 1, statuses: [500, 500] });
  const { leads } = await first.control.createLeads({ formId });
  await vi.waitFor(() => expect(first.received.length).toBe(2), 10_000);
  // The receiver stays: only the emulator restarts.
  const { received } = first;
  await first.closeEmulator();

  const second = await startEmulator({
    worldFile,
    now: () => new Date(Date.now() + 3_600_000),
  });
  try {
    await vi.waitFor(() => expect(received.length).toBe(3), 10_000);
    expect(received[2]?.body).toContain(leads[0]?.id);
  } finally {
    await second.close();
    await first.close();
  }
});

test('a file that cannot be read is replaced by a new world', async () => {
  writeFileSync(worldFile, 'not a world');
  const emulator = await startEmulator({ worldFile });
  try {
    expect((await emulator.control.listLeads()).length).toBeGreaterThan(0);
  } finally {
    await emulator.close();
  }
});
