/**
 * Several processes on one database, of which one is killed every few seconds.
 *
 * A longer run on MongoDB:
 * TEST_ENGINE=mongodb RESILIENCE_SCALE=10 RESILIENCE_SEED=7 npx vitest run test/resilience/processes.test.ts
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { testEngine } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { readsLead, startGraphProxy, type GraphProxy } from '../support/graph-proxy.ts';
import { startBalancer, type Balancer } from '../support/start-balancer.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import {
  acknowledgedLeads,
  inboxCounts,
  listAllLeads,
  missingFrom,
  missingFromInboxOf,
} from './support/books.ts';
import { startChild, type ChildLeadRabbit } from './support/child-leadrabbit.ts';
import { connectPages } from './support/connect.ts';
import { missedEvents, startLiveClient, type LiveClient } from './support/live-client.ts';
import { amountOf, createRandom, SCALE, SEED } from './support/seeded.ts';

/** SQLite serves the processes of one machine, MongoDB those of several. */
const PROCESSES = testEngine().isShared ? 3 : 2;
const KILLS = amountOf(16, 4);
const LEADS_PER_KILL = 200;
/** An event comes within 300 ms. A busy machine takes longer. */
const MARGIN_MS = 5_000;
/** What a killed process had leased is free after a minute. */
const LEASE_TIMEOUT_MS = 180_000;
const FORMS = [DEMO.forms.weddingCake, DEMO.forms.breakfast, DEMO.forms.freeTrial];

interface Moment {
  readonly at: number;
}
interface LeadRead extends Moment {
  readonly leadId: string;
}

let meta: Emulator;
let graph: GraphProxy;
let balancer: Balancer;
let processes: ChildLeadRabbit[];
let clients: LiveClient[];
let reads: LeadRead[];
const first = () => processes[0] as ChildLeadRabbit;

beforeEach(async () => {
  [processes, clients, reads] = [[], [], []];
  meta = await startEmulator({
    appId: APP_ID,
    appSecret: APP_SECRET,
    retryScale: 0.0005,
    seed: SEED,
  });
  graph = await startGraphProxy();
  graph.target = meta.url;
  graph.intercept = (call) => {
    if (readsLead(call)) reads.push({ leadId: call.path.slice(1), at: performance.now() });
    return undefined;
  };
  balancer = await startBalancer();
  const environment = {
    FACEBOOK_GRAPH_URL: graph.url,
    TOKEN_ENCRYPTION_KEY: 'ab'.repeat(32),
  };
  for (let n = 0; n < PROCESSES; n += 1)
    processes.push(await startChild(meta.url, { environment, beside: processes[0] }));
  balancer.targets.push(...processes.map(({ url }) => url));
  await connectPages({ url: balancer.url, admin: first().admin }, meta, [
    DEMO.bakeryId,
    DEMO.fitnessId,
  ]);
  clients = processes.map(({ admin }) => startLiveClient(admin));
}, 240_000);

afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  for (const each of processes.toReversed()) await each.close();
  await balancer.close();
  await graph.close();
  await meta.close();
}, 60_000);

test(
  `after ${KILLS} kills among ${PROCESSES} processes every lead is in the CRM once, no screen misses one, and only a kill makes a lead be read again (RESILIENCE_SEED=${SEED})`,
  { timeout: 300_000 * Math.max(1, SCALE) },
  async () => {
    const random = createRandom(SEED);
    const sent: string[] = [];
    const kills: Moment[] = [];
    const send = async (count: number) => {
      const { leads } = await meta.control.createLeads({ formId: random.pick(FORMS), count });
      sent.push(...leads.map(({ id }) => id));
    };
    await allLive();

    while (kills.length < KILLS) {
      for (const end = sent.length + LEADS_PER_KILL; sent.length < end;) {
        await send(random.between(1, 25));
        await pause(random.between(0, 200));
      }
      const victim = random.pick(processes);
      // The start of the one that was killed before takes seconds; the others work.
      await Promise.any(processes.filter((each) => each !== victim).map((each) => each.answers()));
      await victim.kill();
      kills.push({ at: performance.now() });
      victim.spawn();
      await pause(random.between(0, 3_000));
    }

    await allLive();
    const before = sent.length;
    await send(100);
    const last = sent.slice(before);
    for (const { id, state } of await meta.control.listDeliveries())
      if (state === 'dropped') await meta.control.redeliver(id);
    await eventually(
      'all deliveries have arrived',
      async () => (await acknowledgedLeads(meta)).size === sent.length,
      LEASE_TIMEOUT_MS,
    );
    await eventually(
      'every inbox lead is stored',
      async () => {
        const { stored, ...others } = await inboxCounts(first().admin);
        return stored === sent.length && Object.values(others).every((count) => count === 0);
      },
      LEASE_TIMEOUT_MS,
    );

    expect(await missingFromInboxOf(first(), sent)).toEqual([]);
    for (const { admin } of processes) {
      const listed = (await listAllLeads(admin)).map(({ metaData }) => metaData?.leadId ?? '');
      expect(listed.toSorted()).toEqual(sent.toSorted());
    }
    expect(readAgainWithoutKill(reads, kills)).toEqual([]);
    expect(missingFrom(new Set(reads.map(({ leadId }) => leadId)), sent)).toEqual([]);
    await eventually('every screen shows every lead', () =>
      clients.every((client) => missingFrom(client.known(), sent).length === 0),
    );
    for (const { streams } of clients) {
      expect(missingFrom(streams.at(-1)?.heard.keys() ?? [], last)).toEqual([]);
      expect(streams.flatMap(({ heardAgain }) => heardAgain)).toEqual([]);
    }
    expect(missedEvents(clients, MARGIN_MS)).toEqual([]);
  },
);

async function allLive(): Promise<void> {
  for (const each of processes) await each.answers();
  await eventually(
    'every screen is live',
    () => clients.every((client) => client.isLive()),
    60_000,
  );
}

/** The leads that were read twice at Graph although nothing was killed in between. */
function readAgainWithoutKill(reads: readonly LeadRead[], kills: readonly Moment[]): string[] {
  const lastRead = new Map<string, number>();
  const found: string[] = [];
  for (const { leadId, at } of reads) {
    const before = lastRead.get(leadId);
    lastRead.set(leadId, at);
    // A call that was on its way at the kill arrives a moment later.
    const isExplained = kills.some(
      (kill) => before === undefined || (kill.at > before - 1_000 && kill.at < at),
    );
    if (before !== undefined && !isExplained) found.push(leadId);
  }
  return found;
}
