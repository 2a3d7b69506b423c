/** An upgrade asks LeadRabbit to end while clients and Meta keep it busy. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { testEngine } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { MADE_UP_SIGNATURE, postHead, sendRaw } from '../support/raw-request.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { watchEvents } from '../support/watch-events.ts';
import { listAllLeads, missingFromInboxOf } from './support/books.ts';
import { startChild, type ChildLeadRabbit } from './support/child-leadrabbit.ts';
import { connectPages } from './support/connect.ts';

/** Docker ends a container by force after ten seconds. */
const MOST_MS = 10_000;

/** Meta does not answer: this is longer than anything here waits. */
const HANGS = { slowMs: 120_000 };

/** On a signal that nothing else uses, the process throws an error or rejects a promise. */
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
  expectNothingLeft();
}

const expectNothingLeft = () =>
  expect(testEngine().leftBehind(app.environment), 'left behind').toEqual([]);

const isAsked = (path: RegExp) =>
  eventually('Meta is asked', async () =>
    (await meta.control.listRequests()).some((request) => path.test(request.path)),
  );

describe('closing', () => {
  test('LeadRabbit ends in order when nothing is going on', () => endInOrder());

  test('LeadRabbit ends in order while clients keep their connections open', async () => {
    const kept = await sendRaw(app, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await eventually('the client has its answer', () => kept.answer().includes('200 OK'));
    const unused = await sendRaw(app);
    const half = await sendRaw(app, 'GET /healthz HTTP/1.1\r\nHost: loc');
    await endInOrder();
    for (const { socket } of [kept, unused, half]) socket.destroy();
  });

  test('LeadRabbit ends in order while fifty event streams are open', async () => {
    const watches = await Promise.all(Array.from({ length: 50 }, () => watchEvents(app.admin)));
    await endInOrder();
    for (const watch of watches) await eventually('the stream ends', () => watch.isOver());
  });

  test('LeadRabbit ends in order while request bodies are unfinished', async () => {
    const requests = await Promise.all(
      [
        postHead('/api/webhook/facebook', 1000, [MADE_UP_SIGNATURE]),
        postHead('/api/auth/sign-in/email', 1000),
      ].map((head) => sendRaw(app, head, '{')),
    );
    await endInOrder();
    for (const { socket } of requests) socket.destroy();
  });

  test('LeadRabbit answers a request that is in flight, closes its connection and ends in order', async () => {
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

  test('LeadRabbit answers a request that waits for Meta with 503 and ends in order', async () => {
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

  test('LeadRabbit ends in order while a sync waits for Meta', async () => {
    await connectPages(app, meta, [DEMO.bakeryId]);
    await meta.control.changeFaults(HANGS);
    await meta.control.clearRequests();
    const answer = app.admin.post('/api/facebook/sync', {});
    await isAsked(/leadgen_forms|leads/);
    const ending = endInOrder();
    expect(await answer).toMatchObject({ status: 503, body: { code: 'closing' } });
    await ending;
  });

  test('LeadRabbit ends in order while the worker waits for Meta, and stores the lead after the next start', async () => {
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

  test('LeadRabbit loses no acknowledged delivery when it ends', async () => {
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
    expect(await missingFromInboxOf(app, acknowledged)).toEqual([]);
  });
});

describe('a second signal', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'a second %s ends LeadRabbit at once',
    async (signal) => {
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
    },
  );

  test('LeadRabbit ends in order when its supervisor and its launcher send a signal at the same moment', async () => {
    app.signal('SIGTERM');
    app.signal('SIGINT');
    expect(await app.ended()).toBe(0);
    expectNothingLeft();
  });
});

describe('an unhandled error', () => {
  test.each([
    ['an exception', 'SIGUSR2'],
    ['a rejected promise', 'SIGWINCH'],
  ] as const)(
    '%s that nothing handles ends LeadRabbit in order with exit code 1',
    async (_what, signal) => {
      app.signal(signal);
      expect(await app.ended()).toBe(1);
      expectNothingLeft();
      expect(app.output()).toContain('an error was not handled');
      expect(app.output(), 'the log says where it happened').toMatch(/"stack":"at /);
      expect(app.output(), 'the message may hold personal data').not.toContain('ada@example.com');
    },
  );
});
