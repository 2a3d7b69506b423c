import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { MADE_UP_SIGNATURE, postHead, sendRaw } from '../support/raw-request.ts';
import { startChild, type ChildLeadRabbit } from './support/child-leadrabbit.ts';

const MEGABYTE = 1024 * 1024;
const CONNECTIONS = 260;

/** The most memory that the process has held so far, in bytes. */
function peakMemory(app: ChildLeadRabbit): number {
  const status = readFileSync(`/proc/${app.pid()}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

test.skipIf(process.platform !== 'linux')(
  `${CONNECTIONS} strangers who do not finish their request bodies use little memory and block no delivery`,
  async () => {
    const app = await startChild('http://127.0.0.1:9', { nodeArgs: ['--max-old-space-size=256'] });
    onTestFinished(() => app.close());
    const before = peakMemory(app);

    const part = Buffer.alloc(MEGABYTE - 1, 'x');
    const head = postHead('/api/webhook/facebook', MEGABYTE, [MADE_UP_SIGNATURE]);
    const hold = async () => {
      const { socket } = await sendRaw(app, head, part);
      onTestFinished(() => void socket.destroy());
    };
    const flood = Promise.all(Array.from({ length: CONNECTIONS }, hold));
    const statuses: number[] = [];
    for (let lead = 0; lead < 20; lead += 1) {
      const change = leadgenChange({ leadgen_id: `9000000${lead}` });
      statuses.push((await postWebhook(app, delivery({ '1': [change] }))).status);
      if (lead === 10) await flood;
    }

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(app.isRunning()).toBe(true);
    expect((peakMemory(app) - before) / MEGABYTE).toBeLessThan(200);
  },
  120_000,
);
