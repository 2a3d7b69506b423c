/** LeadRabbit is asked to end, as by an upgrade, while clients and Meta keep it busy. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { storedInboxLeads } from '../support/stored-inbox-leads.ts';
import { MADE_UP_SIGNATURE, postHead, sendRaw } from '../support/raw-request.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { watchEvents } from '../support/watch-events.ts';
import { listAllLeads } from './support/books.ts';
import { startChild, type ChildLeadRabbit } from './support/child-leadrabbit.ts';
import { connectPages } from './support/connect.ts';

/** Docker ends a container by force after ten seconds. */
const MOST_MS = 10_000;

/** Longer than anything here waits: Meta does not answer. */
const HANGS = { slowMs: 120_000 };

/** A process that throws, and one that rejects a promise, when a signal comes that nobody else uses. */
const FAULTY = `data:text/javascript,
  process.on("SIGUSR2", () => setImmediate(() => { throw new Error("ada" + "@example.com") }));
  process.on("SIGWINCH", () => void Promise.reject(new Error("ada" + "@example.com")));`.replaceAll(
  '\n',
  '',
);

let meta: Emulator;
let app: ChildLeadRabbit;
beforeEach(async () => {
  meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET, retryScale: 0.001 });
  app = await startChild(meta.url, {
    nodeArgs: ['--import', FAULTY],
    environment: { LOG_LEVEL: 'warn' },
  });
});
afterEach(async () => {
  await app.close();
  await meta.close();
});

/** Ends the process and checks that it ended in order. */
async function endInOrder(expectedCode = 0): Promise<void> {
  const { code, signal, ms } = await app.terminate();
  expect({ code, signal, output: app.output() }).toMatchObject({ code: expectedCode });
  expect(ms).toBeLessThan(MOST_MS);
  expectCleanFolder();
}

function expectCleanFolder(): void {
  expect(existsSync(join(app.dataDir, 'leadrabbit.db-wal')), 'a -wal is left').toBe(false);
  expect(readdirSync(join(app.dataDir, 'processes'))).toEqual([]);
}

const isAsked = (path: RegExp) =>
  eventually('Meta is asked', async () =>
    (await meta.control.listRequests()).some((request) => path.test(request.path)),
  );

describe('LeadRabbit ends within seconds, and in order,', () => {
  test('when nothing is going on', () => endInOrder());

  test('while clients keep their connections', async () => {
    const kept = await sendRaw(app, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await eventually('the answer', () => kept.answer().includes('200 OK'));
    const unused = await sendRaw(app);
    const half = await sendRaw(app, 'GET /healthz HTTP/1.1\r\nHost: loc');
    await endInOrder();
    for (const { socket } of [kept, unused, half]) socket.destroy();
  });

  test('while fifty event streams are open', async () => {
    const watches = await Promise.all(Array.from({ length: 50 }, () => watchEvents(app.admin)));
    await endInOrder();
    for (const watch of watches) await eventually('the stream is over', () => watch.isOver());
  });

  test('while bodies are unfinished', async () => {
    const requests = await Promise.all(
      [
        postHead('/api/webhook/facebook', 1000, [MADE_UP_SIGNATURE]),
        postHead('/api/auth/sign-in/email', 1000),
      ].map((head) => sendRaw(app, head, '{')),
    );
    await endInOrder();
    for (const { socket } of requests) socket.destroy();
  });

  test('while a request is in flight, which is answered and closes its connection', async () => {
    await connectPages(app, meta, []);
    await meta.control.changeFaults({ slowMs: 400 });
    await meta.control.clearRequests();
    const body = { pageId: DEMO.bakeryId, action: 'enable' };
    const answer = app.admin.post('/api/facebook/pages', body);
    await isAsked(/subscribed_apps/);
    const ending = endInOrder();
    const { status, headers } = await answer;
    expect(status).toBe(200);
    expect(headers.get('connection')).toBe('close');
    await ending;
  });

  test('while a request waits for a Meta that does not answer', async () => {
    await connectPages(app, meta, []);
    await meta.control.changeFaults(HANGS);
    const body = { pageId: DEMO.bakeryId, action: 'enable' };
    const answer = app.admin.post('/api/facebook/pages', body);
    await isAsked(/subscribed_apps/);
    const ending = endInOrder();
    const { status, headers, body: told } = await answer;
    expect({ status, told }).toMatchObject({ status: 503, told: { code: 'closing' } });
    expect(headers.get('retry-after')).not.toBeNull();
    await ending;
  });

  test('while a sync waits for Meta', async () => {
    await connectPages(app, meta, [DEMO.bakeryId]);
    await meta.control.changeFaults(HANGS);
    await meta.control.clearRequests();
    const answer = app.admin.post('/api/facebook/sync', {});
    await isAsked(/leadgen_forms|leads/);
    const ending = endInOrder();
    expect(await answer).toMatchObject({ status: 503, body: { code: 'closing' } });
    await ending;
  });

  test('while the worker waits for Meta, and the lead is taken in after the next start', async () => {
    await connectPages(app, meta, [DEMO.bakeryId]);
    await meta.control.changeFaults(HANGS);
    await meta.control.clearRequests();
    const { leads } = await meta.control.createLeads({ formId: DEMO.forms.callBack });
    const leadId = leads[0]?.id ?? '';
    await isAsked(new RegExp(leadId));
    await endInOrder();
    expect(app.output()).not.toContain('could not be taken in');
    await meta.control.clearFaults();
    app.spawn();
    await app.answers();
    await eventually('the lead is in the CRM', async () =>
      (await listAllLeads(app.admin)).some(({ metaData }) => metaData?.leadId === leadId),
    );
  });

  test('and loses no delivery that it has acknowledged', async () => {
    const acknowledged: string[] = [];
    const send = async (worker: number) => {
      for (let serial = 0; serial < 500; serial += 1) {
        const leadId = `8${worker}000${serial}`;
        const body = delivery({ '1': [leadgenChange({ leadgen_id: leadId })] });
        const answer = await postWebhook(app, body).catch(() => undefined);
        if (answer?.status === 200) acknowledged.push(leadId);
        else return answer?.status;
      }
      return undefined;
    };
    const senders = Array.from({ length: 20 }, (_, worker) => send(worker));
    await eventually('deliveries come in', () => acknowledged.length > 100);
    await endInOrder();
    const refusals = (await Promise.all(senders)).filter((status) => status !== undefined);
    expect(refusals.every((status) => status === 503)).toBe(true);
    const stored = new Set(storedInboxLeads(app).map(({ leadId }) => leadId));
    expect(acknowledged.filter((leadId) => !stored.has(leadId))).toEqual([]);
  });
});

describe('LeadRabbit that is asked twice', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('ends at once: %s', async (signal) => {
    await connectPages(app, meta, []);
    await meta.control.changeFaults(HANGS);
    const body = { pageId: DEMO.bakeryId, action: 'enable' };
    const answer = app.admin.post('/api/facebook/pages', body).catch(() => undefined);
    await isAsked(/subscribed_apps/);
    app.signal(signal);
    await pause(700);
    expect(app.isRunning()).toBe(true);
    app.signal(signal);
    expect(await app.ended()).toBe(1);
    expect(app.output()).toContain('asked twice');
    await answer;
  });

  test('by its supervisor and its launcher in the same moment still ends in order', async () => {
    app.signal('SIGTERM');
    app.signal('SIGINT');
    expect(await app.ended()).toBe(0);
    expectCleanFolder();
  });
});

describe('an error that nothing has handled', () => {
  test.each([
    ['an exception', 'SIGUSR2'],
    ['a rejected promise', 'SIGWINCH'],
  ] as const)('ends LeadRabbit in order, with exit code 1: %s', async (_what, signal) => {
    app.signal(signal);
    expect(await app.ended()).toBe(1);
    expectCleanFolder();
    expect(app.output()).toContain('an error was not handled');
    expect(app.output(), 'where it happened').toMatch(/"stack":"at /);
    expect(app.output(), 'the message may be personal').not.toContain('ada@example.com');
  });
});
