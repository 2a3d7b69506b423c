import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRaw } from '../support/raw-request.ts';
import { startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
});
afterAll(() => app.close());

test('a client that sends its headers very slowly is cut off within seconds', async () => {
  const request = await sendRaw(app, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n');
  let count = 0;
  const slowSender = setInterval(() => request.socket.write(`X-Drip-${(count += 1)}: x\r\n`), 500);
  try {
    // The limit is ten seconds, and Node checks it every five. Node's own limit is a minute.
    expect(await request.closed()).toMatch(/^HTTP\/1\.1 408/);
  } finally {
    clearInterval(slowSender);
  }
}, 40_000);
