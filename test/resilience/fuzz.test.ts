/**
 * Anyone who knows the app secret could send these bodies: the signature is right, the rest is wrong.
 *
 * A longer run: RESILIENCE_SCALE=20 RESILIENCE_SEED=7 npx vitest run test/resilience/fuzz.test.ts
 */
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { eventually } from '../support/eventually.ts';
import { sign } from '../support/post-webhook.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { inboxCounts, listAllLeads, missingFromInboxOf } from './support/books.ts';
import { startChild, type ChildLeadRabbit } from './support/child-leadrabbit.ts';
import { connectPages } from './support/connect.ts';
import { createOddBodies, type OddBody } from './support/odd-bodies.ts';
import { amountOf, SCALE, SEED } from './support/seeded.ts';

const BODIES = amountOf(100_000, 10_000);
const AT_ONCE = 64;
const REAL_LEADS = 1_000;

/** In bytes. For a longer body the server may close the connection before it has read all of it. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** In bytes: how much memory may grow after a third of the bodies, when every buffer has its size. */
const MOST_GROWTH = 150 * 1024 * 1024;

describe('odd bodies', () => {
  let meta: Emulator;
  let app: ChildLeadRabbit;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

  beforeEach(async () => {
    meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET, seed: SEED });
    app = await startChild(meta.url);
    await connectPages(app, meta, [DEMO.bakeryId, DEMO.instagramId]);
  });
  afterEach(async () => {
    agent.destroy();
    await app.close();
    await meta.close();
  });

  /** @returns the status, or the error message if no answer came */
  const post = ({ body, contentType }: OddBody) =>
    new Promise<number | string>((resolve) => {
      const outgoing = request(`${app.url}/api/webhook/facebook`, {
        method: 'POST',
        agent,
        headers: {
          'content-length': body.length,
          'x-hub-signature-256': sign(body),
          ...(contentType !== undefined && { 'content-type': contentType }),
        },
      });
      outgoing.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', (error) => resolve(error.message));
      });
      outgoing.on('error', (error) => resolve(error.message));
      outgoing.end(body);
    });

  test(
    `no answer to ${BODIES} odd bodies is a 5xx, nothing crashes, and the real leads among them are stored (RESILIENCE_SEED=${SEED})`,
    { timeout: 240_000 * Math.max(SCALE, 1) },
    async () => {
      const formId = DEMO.forms.weddingCake;
      const { leads } = await meta.control.createLeads({
        formId,
        count: REAL_LEADS,
        deliver: false,
      });
      const bodies = createOddBodies(
        SEED,
        leads.map(({ id }) => ({ id, pageId: DEMO.bakeryId, formId })),
      );
      const hidden: string[] = [];
      const answers = new Map<number | string, number>();
      const surprises: unknown[] = [];
      let sent = 0;
      let early = 0;

      const sendOneAfterOther = async () => {
        while (sent < BODIES) {
          sent += 1;
          if (sent === Math.round(BODIES / 3)) early = memoryOf(app);
          const odd = bodies.next();
          const answer = await post(odd);
          answers.set(answer, (answers.get(answer) ?? 0) + 1);
          hidden.push(...odd.leadIds);
          const isTooLarge = odd.body.length > BODY_LIMIT;
          const isRefusal = typeof answer === 'number' && answer >= 400 && answer < 500;
          const isFine = odd.leadIds.length > 0 ? answer === 200 : answer === 200 || isRefusal;
          if (!isFine && !isTooLarge) surprises.push(describeSurprise(answer, odd));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sendOneAfterOther));

      expect(surprises.slice(0, 10)).toEqual([]);
      expect(app.isRunning()).toBe(true);
      expect(answers.get(200)).toBeGreaterThan(BODIES / 4);
      expect(answers.get(400)).toBeGreaterThan(BODIES / 20);
      expect(memoryOf(app) - early).toBeLessThan(MOST_GROWTH);

      expect(await missingFromInboxOf(app, hidden)).toEqual([]);
      await eventually(
        'no inbox lead is in its first attempt',
        async () => (await inboxCounts(app.admin)).received === 0,
        60_000,
      );
      const listed = (await listAllLeads(app.admin)).map(({ metaData }) => metaData?.leadId ?? '');
      expect(listed.toSorted()).toEqual(hidden.toSorted());
      expect(hidden.length).toBeGreaterThan(Math.min(REAL_LEADS, BODIES / 40) / 2);
    },
  );
});

const describeSurprise = (answer: number | string, { body, contentType }: OddBody) => ({
  answer,
  contentType,
  length: body.length,
  body: body.subarray(0, 2_000).toString('latin1'),
});

/** Resident bytes, or 0 if the system does not report them. */
function memoryOf(app: ChildLeadRabbit): number {
  const file = `/proc/${app.pid()}/status`;
  if (!existsSync(file)) return 0;
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) * 1024;
}
