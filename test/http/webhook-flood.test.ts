import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { countInboxLeads } from '../support/stored-inbox-lead.ts';
import { MADE_UP_SIGNATURE, postHead, sendRaw, type RawRequest } from '../support/raw-request.ts';
import { startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

const PATH = '/api/webhook/facebook';
const MEGABYTE = 1024 * 1024;

describe('request bodies of unknown senders', () => {
  let app: LeadRabbit;
  let held: RawRequest[];
  beforeEach(async () => {
    app = await startLeadRabbit('http://127.0.0.1:9');
    held = [];
  });
  afterEach(async () => {
    for (const { socket } of held) socket.destroy();
    await app.close();
  });

  /** Sends this many bodies of a megabyte, each without its last byte. */
  async function holdBodies(count: number): Promise<void> {
    const part = Buffer.alloc(MEGABYTE - 1, 'x');
    for (let index = 0; index < count; index += 1)
      held.push(await sendRaw(app, postHead(PATH, MEGABYTE, [MADE_UP_SIGNATURE]), part));
  }

  const refused = () => held.filter(({ answer }) => answer().startsWith('HTTP/1.1 503'));

  test('a body beyond the memory budget is answered with 503 and when to try again', async () => {
    await holdBodies(40);
    const [first] = await eventually('a body is refused', () => refused().length > 0 && refused());
    const answer = await first?.closed();
    expect(answer).toMatch(/^retry-after: 5\r$/im);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(answer).toContain('"code":"too-busy"');
  });

  test('unfinished bodies that fill the memory budget do not block a delivery of Meta', async () => {
    await holdBodies(40);
    await eventually('the budget is full', () => refused().length > 0);
    for (let count = 0; count < 5; count += 1) {
      const changes = Array.from({ length: 1000 }, (_, index) =>
        leadgenChange({
          leadgen_id: `${count}0000${index}`,
          page_id: '1',
          form_id: '2',
          note: 'x'.repeat(200),
        }),
      );
      const body = delivery({ '1': changes });
      expect(body.length).toBeGreaterThan(300_000);
      expect((await postWebhook(app, body)).status).toBe(200);
    }
    expect(await countInboxLeads(app)).toBe(5000);
  }, 60_000);

  test('a body with a wrong signature gives its part of the memory budget back', async () => {
    const body = 'x'.repeat(MEGABYTE - 1);
    for (let count = 0; count < 50; count += 1) {
      const { status } = await postWebhook(app, body, { signature: `sha256=${'b'.repeat(64)}` });
      expect(status).toBe(401);
    }
  }, 60_000);

  test('a webhook with a malformed signature is refused before its body is read', async () => {
    const head = postHead(PATH, MEGABYTE, ['X-Hub-Signature-256: sha256=short']);
    const request = await sendRaw(app, head);
    held.push(request);
    expect(await request.closed()).toMatch(/^HTTP\/1\.1 401/);
  });

  test('a webhook that announces a larger body than Meta sends is refused at once', async () => {
    const request = await sendRaw(app, postHead(PATH, 2 * MEGABYTE, [MADE_UP_SIGNATURE]));
    held.push(request);
    expect(await request.closed()).toMatch(/^HTTP\/1\.1 413/);
  });
});

describe('request bodies that come slowly', () => {
  let app: LeadRabbit;
  beforeAll(async () => {
    app = await startLeadRabbit('http://127.0.0.1:9');
  });
  afterAll(() => app.close());

  test.concurrent.each([
    ['a webhook', PATH, [MADE_UP_SIGNATURE]],
    ['a sign-in', '/api/auth/sign-in/email', []],
    ['a sign-out', '/api/auth/sign-out', []],
    ['a set-up', '/api/setup', []],
    ['an unknown route', '/api/no-such-route', []],
  ])(
    '%s whose body comes very slowly is cut off',
    async (_what, path, headers) => {
      const request = await sendRaw(app, postHead(path, 1000, headers), '{');
      const slowSender = setInterval(() => request.socket.write(' '), 200);
      try {
        const answer = await request.closed();
        expect(answer).toMatch(/^HTTP\/1\.1 (408|404)/);
      } finally {
        clearInterval(slowSender);
        request.socket.destroy();
      }
    },
    30_000,
  );
});
