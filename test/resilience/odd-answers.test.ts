/**
 * Meta gives random faulty answers. Most leads come in by webhook; some are only in the lists. When
 * Meta works again, every lead is stored once, and no person had to do anything.
 *
 * A longer run: RESILIENCE_SCALE=5 RESILIENCE_SEED=7 npx vitest run test/resilience/odd-answers.test.ts
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { FaultPatch } from '../../meta-emulator/faults/fault-schema.ts';
import { ODD_KINDS } from '../../meta-emulator/faults/odd-answers.ts';
import { BACKGROUND_SYNC_ON, unsettled } from '../support/background-sync.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { startTimeMachine, type TimeMachine } from '../support/time-travel.ts';
import { listAllLeads, missingFrom } from './support/books.ts';
import { amountOf, createRandom, SCALE, SEED, type Random } from './support/seeded.ts';

const LEADS = amountOf(200, 40);
const PER_ROUND = 10;
const CONNECTIONS = [DEMO.bakeryId, DEMO.instagramId, DEMO.fitnessId];
const FORMS = [
  DEMO.forms.weddingCake,
  DEMO.forms.breakfast,
  DEMO.forms.freeTrial,
  DEMO.forms.personalTraining,
];
const KINDS = ODD_KINDS.filter((kind) => kind !== 'slowBody');

/** The faults that Meta may have in one round. */
const FAULTS: readonly ((random: Random) => FaultPatch)[] = [
  (random) => ({ oddAnswers: { rate: 0.3 + random.next() * 0.7 } }),
  (random) => ({ oddAnswers: { kind: random.pick(KINDS), times: random.between(1, 30) } }),
  (random) => ({ oddAnswers: { calls: 'lead', kind: random.pick(KINDS), times: 8 } }),
  (random) => ({ oddAnswers: { calls: 'leadList', kind: random.pick(KINDS), times: 8 } }),
  (random) => ({ endlessLists: { kind: random.pick(['empty', 'repeated', 'sameCursor']) } }),
  (random) => ({ hiddenEdge: { edge: random.pick(['leadgen_forms', 'leads']) } }),
  (random) => ({ hangingCalls: { rate: random.next() * 0.3 } }),
  (random) => ({ dropConnection: { rate: random.next() } }),
  (random) => ({ serverError: { kind: random.pick(['code1', 'code2', 'html502']) } }),
];

describe('odd answers of Meta', () => {
  let world: World;
  let time: TimeMachine;

  beforeEach(async () => {
    world = await startWorld({
      environment: BACKGROUND_SYNC_ON,
      emulator: { seed: SEED, retryScale: 0.0005 },
    });
    await world.connect();
    for (const pageId of CONNECTIONS) expect((await world.enable(pageId)).status).toBe(200);
    time = startTimeMachine();
  });
  afterEach(async () => {
    time.end();
    await world.close();
  });

  test(
    `when Meta works again after odd answers, each of ${LEADS} leads is stored once without a person (RESILIENCE_SEED=${SEED})`,
    { timeout: 120_000 * Math.max(1, SCALE) },
    async () => {
      const random = createRandom(SEED);
      const sent: string[] = [];
      while (sent.length < LEADS) {
        await world.meta.control.clearFaults();
        await world.meta.control.changeFaults(random.pick(FAULTS)(random));
        const { leads } = await world.meta.control.createLeads({
          formId: random.pick(FORMS),
          count: PER_ROUND,
          platform: random.pick(['fb', 'ig'] as const),
          deliver: random.next() < 0.8,
        });
        sent.push(...leads.map(({ id }) => id));
        await new Promise((resolve) => setTimeout(resolve, random.between(50, 300)));
        // Pending leads are tried again under other faults.
        time.forward({ minutes: random.between(0, 3) });
      }
      expect(await unsettled(world, 'needs-attention')).toEqual([]);

      await world.meta.control.clearFaults();
      let missing = sent;
      for (let attempt = 0; attempt < 100 && missing.length > 0; attempt += 1) {
        time.forward({ minutes: 5 });
        await new Promise((resolve) => setTimeout(resolve, 200));
        missing = missingFrom(await stored(), sent);
      }
      expect(missing, 'leads that are not in the CRM').toEqual([]);
      const all = await stored();
      expect(new Set(all).size, 'no lead is there twice').toBe(all.length);
      expect(await unsettled(world, 'needs-attention')).toEqual([]);
    },
  );

  const stored = async (): Promise<string[]> =>
    (await listAllLeads(world.app.admin)).map(({ metaData }) => metaData?.leadId ?? '');
});
