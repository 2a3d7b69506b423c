/**
 * Everything fails at random while people press every button. In the end no lead is lost, no lead is
 * there twice, and each inbox lead that is not in the CRM has a reason.
 *
 * A longer run: RESILIENCE_SCALE=10 RESILIENCE_SEED=7 npx vitest run test/resilience/soak.test.ts
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO, LEAD_RETENTION_MS } from '../../meta-emulator/defaults.ts';
import type { FaultPatch } from '../../meta-emulator/faults/fault-schema.ts';
import type { InboxAnswer } from '../../src/contract/inbox.ts';
import { LEAD_STATUSES, type LeadStatus } from '../../src/contract/lead.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import type { Answer } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { countInboxLeads, storedInboxLead } from '../support/stored-inbox-lead.ts';
import { listAllLeads } from './support/books.ts';
import { reconnect } from './support/connect.ts';
import { amountOf, createRandom, SCALE, SEED, type Random } from './support/seeded.ts';

const ROUNDS = amountOf(240, 40);
const CONNECTIONS = [DEMO.bakeryId, DEMO.instagramId, DEMO.fitnessId];
const FORMS = [
  DEMO.forms.weddingCake,
  DEMO.forms.breakfast,
  DEMO.forms.callBack,
  DEMO.forms.freeTrial,
  DEMO.forms.personalTraining,
];
const POISON = ['missing-values', 'no-name', 'field-data-text', 'garbage-text'] as const;

/** Each is added to the chaos and lasts until another one replaces it. */
const LASTING_FAULTS: readonly FaultPatch[] = [
  { expiredToken: { pageId: DEMO.bakeryId, subcode: 460 } },
  { expiredToken: { subcode: 463 } },
  { leadAccessRevoked: { pageId: DEMO.fitnessId, as: '200' } },
  { leadAccessRevoked: { as: '100/33' } },
  { missingPermission: { permission: 'pages_manage_ads' } },
  { serverError: { kind: 'html502' } },
  { wrongSignature: true },
  {},
  {},
];
/** It comes early in the run: Meta counts in whole minutes, and only time ends a rate limit. */
const RATE_LIMIT: FaultPatch = { rateLimited: { pageId: DEMO.bakeryId, minutes: 0.05 } };

const LONGEST_RATE_LIMIT = 90_000;

const NO_LASTING_FAULT: FaultPatch = {
  expiredToken: null,
  leadAccessRevoked: null,
  missingPermission: null,
  rateLimited: null,
  serverError: null,
  wrongSignature: null,
};

describe('random faults', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({
      environment: { CATCH_UP_MINUTES: '0.02' },
      emulator: { seed: SEED, retryScale: 0.0005 },
    });
    await reconnect(world.app.admin);
    for (const pageId of CONNECTIONS) await enable(pageId);
  });
  afterEach(() => world.close());

  const enable = (pageId: string) =>
    world.app.admin.post('/api/facebook/pages', { pageId, action: 'enable', lookBackDays: 90 });
  const retryAll = (all: 'pending' | 'needs-attention') =>
    world.app.admin.post('/api/facebook/inbox/retry', { all });
  const inbox = async (state: 'pending' | 'needs-attention') =>
    (await world.app.admin.get<InboxAnswer>(`/api/facebook/inbox?state=${state}&limit=200`)).body;

  test(
    `after ${ROUNDS} rounds of random faults every lead is stored once or held with a reason (RESILIENCE_SEED=${SEED})`,
    { timeout: 240_000 * Math.max(1, SCALE) },
    async () => {
      const random = createRandom(SEED);
      const poisoned = new Set<string>();
      const statuses = new Map<string, LeadStatus>();

      await world.meta.control.startChaos({ seed: SEED, intensity: 0.4 });
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round === Math.floor(ROUNDS / 4)) await world.meta.control.changeFaults(RATE_LIMIT);
        await sendLeads(random, poisoned);
        await pressSomething(random, statuses);
      }
      await world.meta.control.stopChaos();
      await world.meta.control.clearFaults();

      await recover();
      await checkLeads(poisoned);
      await checkStatuses(statuses);
      await checkCompleteness();
    },
  );

  async function sendLeads(random: Random, poisoned: Set<string>): Promise<void> {
    const poison = random.next() < 0.15 ? random.pick(POISON) : undefined;
    const { leads } = await world.meta.control.createLeads({
      formId: random.pick(FORMS),
      count: random.between(1, poison ? 2 : 25),
      platform: random.pick(['fb', 'ig'] as const),
      deliver: random.next() < 0.85,
      poison,
    });
    if (poison) for (const { id } of leads) poisoned.add(id);
  }

  /** Does one random thing that a person or Meta may do. */
  async function pressSomething(random: Random, statuses: Map<string, LeadStatus>): Promise<void> {
    const { admin } = world.app;
    const { control } = world.meta;
    const pageId = random.pick(CONNECTIONS);
    const answers: Answer[] = [];
    const press = async (answer: Promise<Answer>) => answers.push(await answer);
    switch (random.between(0, 11)) {
      case 0:
        await press(admin.post('/api/facebook/sync', {}));
        break;
      case 1:
        await press(admin.post('/api/facebook/sync', { pageId }));
        break;
      case 2:
        await press(admin.post('/api/facebook/pages', { pageId, action: 'disable' }));
        break;
      case 3:
        await press(enable(pageId));
        break;
      case 4:
        // Nobody can sign in while Meta fails. A person would try again later.
        await reconnect(admin).catch(() => undefined);
        break;
      case 5:
        await press(retryAll(random.pick(['pending', 'needs-attention'] as const)));
        break;
      case 6:
        await press(admin.post('/api/facebook/health', {}));
        break;
      case 7:
        await control.unsubscribePage(random.pick([DEMO.bakeryId, DEMO.fitnessId]));
        break;
      case 8: {
        const [delivery] = (await control.listDeliveries()).slice(-random.between(1, 20));
        if (delivery) await control.redeliver(delivery.id);
        break;
      }
      case 9:
        await control.changeFaults({ ...NO_LASTING_FAULT, ...random.pick(LASTING_FAULTS) });
        break;
      default: {
        const leads = await listAllLeads(admin);
        if (leads.length === 0) break;
        const { _id } = random.pick(leads);
        const status = random.pick(LEAD_STATUSES);
        await press(admin.patch(`/api/leads/${_id}`, { status }));
        statuses.set(_id, status);
      }
    }
    for (const { status, body } of answers)
      expect([200, 400, 409, 502], JSON.stringify(body)).toContain(status);
  }

  /** Does what an admin does when Meta works again. */
  async function recover(): Promise<void> {
    const { admin } = world.app;
    await world.meta.control.settle();
    await reconnect(admin);
    for (const pageId of CONNECTIONS)
      await eventually(
        'the rate limit is over',
        async () => (await enable(pageId)).status === 200,
        LONGEST_RATE_LIMIT,
      );
    await retryAll('needs-attention');
    await retryAll('pending');
    await eventually(
      'no inbox lead is received or pending',
      async () => {
        const { counts } = await inbox('pending');
        return counts.received + counts.pending === 0;
      },
      LONGEST_RATE_LIMIT,
    );
    await eventually(
      'a sync has no problems',
      async () => {
        const { status, body } = await admin.post<SyncAnswer>('/api/facebook/sync', {
          since: new Date(Date.now() - LEAD_RETENTION_MS + 60_000).toISOString(),
        });
        return status === 200 && body.problems.length === 0;
      },
      60_000,
    );
  }

  async function checkLeads(poisoned: ReadonlySet<string>): Promise<void> {
    const oldest = Date.now() - LEAD_RETENTION_MS;
    const sent = (await world.meta.control.listLeads())
      .filter(({ createdTime }) => Date.parse(createdTime) > oldest)
      .map(({ id }) => id);
    const found = await Promise.all(sent.map((leadId) => storedInboxLead(world.app, leadId)));
    const raw = found.filter((lead) => lead !== undefined);
    const inState = (state: string) =>
      raw.filter((lead) => lead.state === state).map(({ leadId }) => leadId);
    const listed = (await listAllLeads(world.app.admin)).map((lead) => lead.metaData?.leadId ?? '');

    expect(raw.map(({ leadId }) => leadId)).toEqual(sent);
    expect(await countInboxLeads(world.app)).toBe(sent.length);
    expect(new Set(raw.map(({ state }) => state))).not.toContain('received');
    expect(listed.toSorted()).toEqual(inState('stored').toSorted());
    for (const { state, reason } of raw) if (state !== 'stored') expect(reason).not.toBeNull();

    const { counts, leads } = await inbox('needs-attention');
    expect(counts).toMatchObject({ received: 0, pending: 0, stored: listed.length });
    expect(counts.stored + counts['needs-attention'] + counts.skipped).toBe(sent.length);
    const healthy = inState('needs-attention').filter((leadId) => !poisoned.has(leadId));
    expect(healthy).toEqual([]);
    expect(counts['needs-attention']).toBe(inState('needs-attention').length);
    expect(leads.length).toBeGreaterThan(0);
    for (const { reason } of leads)
      expect(reason).toMatchObject({
        code: 'answers-not-understood',
        params: { fields: expect.stringContaining('field_data') },
      });
  }

  /** L25: what Meta sends again never changes what a person did. */
  async function checkStatuses(statuses: ReadonlyMap<string, LeadStatus>): Promise<void> {
    const now = new Map(
      (await listAllLeads(world.app.admin)).map(({ _id, status }) => [_id, status]),
    );
    for (const [id, status] of statuses) expect(now.get(id)).toBe(status);
  }

  async function checkCompleteness(): Promise<void> {
    for (const { name, parentPageId, completeness } of await world.pages()) {
      if (parentPageId !== null) continue;
      const here =
        (completeness?.stored ?? 0) +
        (completeness?.needsAttention ?? 0) +
        (completeness?.skipped ?? 0);
      expect(completeness, name).toMatchObject({ missing: 0, pending: 0 });
      expect(here + (completeness?.expired ?? 0), name).toBe(completeness?.metaCount);
    }
  }
});
