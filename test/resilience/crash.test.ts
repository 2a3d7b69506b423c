/**
 * L29: LeadRabbit is killed at random moments while Meta delivers.
 *
 * A longer run: RESILIENCE_SCALE=10 RESILIENCE_SEED=7 npx vitest run test/resilience/crash.test.ts
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { eventually } from '../support/eventually.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import {
  acknowledgedLeads,
  inboxCounts,
  listAllLeads,
  missingFromInboxOf,
} from './support/books.ts';
import { startChild, type ChildLeadRabbit } from './support/child-leadrabbit.ts';
import { connectPages } from './support/connect.ts';
import { amountOf, createRandom, SCALE, SEED } from './support/seeded.ts';

const KILLS = amountOf(24, 6);
const LEADS_PER_LIFE = 150;
const FORMS = [
  DEMO.forms.weddingCake,
  DEMO.forms.breakfast,
  DEMO.forms.freeTrial,
  DEMO.forms.personalTraining,
];

describe('crashes', () => {
  let meta: Emulator;
  let app: ChildLeadRabbit;

  beforeEach(async () => {
    meta = await startEmulator({
      appId: APP_ID,
      appSecret: APP_SECRET,
      retryScale: 0.0002,
      seed: SEED,
    });
    app = await startChild(meta.url);
    await connectPages(app, meta, [DEMO.bakeryId, DEMO.fitnessId, DEMO.instagramId]);
  });
  afterEach(async () => {
    await app.close();
    await meta.close();
  });

  test(
    `L29: after ${KILLS} kills every lead is in the CRM once, and no acknowledged lead is missing (RESILIENCE_SEED=${SEED})`,
    { timeout: 300_000 * Math.max(1, SCALE) },
    async () => {
      const random = createRandom(SEED);
      const sent: string[] = [];
      let acknowledged = new Set<string>();
      const burst = async () => {
        const leads = { formId: random.pick(FORMS), count: random.between(1, 40) };
        const platform = random.pick(['fb', 'ig'] as const);
        sent.push(
          ...(await meta.control.createLeads({ ...leads, platform })).leads.map(({ id }) => id),
        );
      };

      for (let kill = 0; kill < KILLS; kill += 1) {
        // One process in four is killed while it starts.
        if (random.next() > 0.25) {
          await app.answers();
          expect(await missingFromInboxOf(app, acknowledged)).toEqual([]);
        }
        const wanted = (kill + 1) * LEADS_PER_LIFE;
        while (sent.length < wanted) {
          await burst();
          await pause(random.between(0, 40));
        }
        await pause(random.between(0, 400));
        await app.kill();
        // Nothing else opens the database before the next process, so that it finds what the kill left.
        acknowledged = await acknowledgedLeads(meta);
        app.spawn();
      }

      await app.answers();
      expect(await missingFromInboxOf(app, acknowledged)).toEqual([]);
      // Here Meta's 36 hours are seconds. In a long run the emulator gives deliveries up, so the test
      // asks for them again.
      for (const { id, state } of await meta.control.listDeliveries())
        if (state === 'dropped') await meta.control.redeliver(id);
      await eventually(
        'all deliveries have arrived',
        async () => (await acknowledgedLeads(meta)).size === sent.length,
        60_000,
      );
      await eventually(
        'every inbox lead is stored',
        async () => {
          const { stored, ...others } = await inboxCounts(app.admin);
          return stored === sent.length && Object.values(others).every((count) => count === 0);
        },
        100_000,
      );

      const listed = (await listAllLeads(app.admin)).map(({ metaData }) => metaData?.leadId ?? '');
      expect(listed.toSorted()).toEqual(sent.toSorted());
      expect(await missingFromInboxOf(app, sent)).toEqual([]);
    },
  );
});
