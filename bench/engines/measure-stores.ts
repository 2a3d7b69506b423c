import { AppError } from '../../src/errors.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import type { Workbench } from '../lib/workbench.ts';
import { tell } from '../lib/progress.ts';
import { median } from '../lib/statistics.ts';
import type { BareDriver, BenchEngine } from './bench-engine.ts';

export interface StoresPlan {
  /** Leads in the CRM before anything is measured. */
  readonly leads: number;
  readonly rounds: number;
  /** Of each round of receipt. */
  readonly seconds: number;
  /** Deliveries that are stored at the same time. */
  readonly atOnce: number;
  /** Lists that are read, one after another. */
  readonly lists: number;
  /** After so many seconds no more lists are read. */
  readonly listSeconds: number;
}

/** What LeadRabbit's storage does, and what the driver alone does. */
export interface Pair {
  readonly leadrabbit: number;
  readonly bare: number;
}

export interface StoreFigures {
  readonly engine: BenchEngine['name'];
  /** Deliveries of one new lead per second, medians of the rounds. */
  readonly receivedPerSecond: Pair;
  /** Reading 50 leads, medians in ms; undefined if the server did not answer in time. */
  readonly listMs: Pair | undefined;
}

interface Contender {
  readonly engine: BenchEngine;
  readonly storage: Storage;
  readonly bare: BareDriver;
  readonly received: { readonly leadrabbit: number[]; readonly bare: number[] };
  /** Undefined after a list was not answered in time. */
  lists: { readonly leadrabbit: number[]; readonly bare: number[] } | undefined;
  close(): Promise<void>;
}

const LIST_LIMIT = 50;
const FEWEST_LISTS = 5;

/** Measures all engines in turns, so that a slow minute of the machine hits all of them. */
export async function measureStores(
  workbench: Workbench,
  engines: readonly BenchEngine[],
  plan: StoresPlan,
): Promise<readonly StoreFigures[]> {
  const contenders: Contender[] = [];
  try {
    for (const engine of engines) {
      tell(`${engine.name}: ${plan.leads} leads are made`);
      contenders.push(await enter(workbench, engine, plan));
    }
    tell(`receipt, ${plan.rounds + 1} rounds`);
    for (let round = 0; round <= plan.rounds; round++)
      for (const { storage, bare, received } of contenders) {
        const ofUs = await storeMany((leadId) => receive(storage, leadId), plan);
        const ofBare = await storeMany((leadId) => bare.receive(leadId), plan);
        // The first round is the warm-up.
        if (round === 0) continue;
        received.leadrabbit.push(ofUs);
        received.bare.push(ofBare);
      }
    tell(`lists, ${plan.lists} times`);
    const listsEnd = performance.now() + plan.listSeconds * 1000;
    for (let turn = 0; turn < plan.lists; turn++) {
      if (turn >= FEWEST_LISTS && performance.now() > listsEnd) break;
      for (const contender of contenders) {
        const { storage, bare, lists } = contender;
        if (!lists) continue;
        try {
          const ofUs = await timeOf(
            async () => (await storage.leads.list({ limit: LIST_LIMIT })).leads.length,
          );
          // One more, as LeadRabbit reads to know if there is a next page.
          const ofBare = await timeOf(() => bare.list(LIST_LIMIT + 1));
          lists.leadrabbit.push(ofUs);
          lists.bare.push(ofBare);
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 503) throw error;
          contender.lists = undefined;
        }
      }
    }
    return contenders.map(({ engine, received, lists }) => ({
      engine: engine.name,
      receivedPerSecond: mediansOf(received),
      listMs: lists && mediansOf(lists),
    }));
  } finally {
    for (const contender of contenders) await contender.close();
  }
}

async function enter(
  workbench: Workbench,
  engine: BenchEngine,
  { leads }: StoresPlan,
): Promise<Contender> {
  const settings = engine.settings(workbench.newFolder(`stores-${engine.name}`));
  await engine.fill(settings, leads);
  const storage = await openStorage(settings);
  // What the driver alone writes is a copy of what LeadRabbit wrote.
  await receive(storage, newLeadId());
  const bare = await engine.openBare(settings);
  return {
    engine,
    storage,
    bare,
    received: { leadrabbit: [], bare: [] },
    lists: { leadrabbit: [], bare: [] },
    close: async () => {
      await bare.close();
      await storage.close();
      await engine.remove(settings);
    },
  };
}

let lastLead = 0;
const newLeadId = () => `2384967${String(++lastLead).padStart(10, '0')}`;

function receive({ inbox }: Storage, leadId: string): Promise<void> {
  const value = {
    leadgen_id: leadId,
    page_id: '104857392016385',
    form_id: '1187203945520381',
    ad_id: '120210000000000003',
    created_time: Math.floor(Date.now() / 1000),
  };
  const body = {
    object: 'page',
    entry: [
      { id: value.page_id, time: value.created_time, changes: [{ field: 'leadgen', value }] },
    ],
  };
  const now = new Date();
  return inbox.receive({
    rawBody: Buffer.from(JSON.stringify(body)),
    receivedAt: now,
    events: [
      {
        leadId,
        formId: value.form_id,
        pageId: value.page_id,
        createdTime: now,
        original: JSON.stringify(value),
      },
    ],
  });
}

/** @returns how many were stored per second */
async function storeMany(
  store: (leadId: string) => Promise<void>,
  { seconds, atOnce }: StoresPlan,
): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let stored = 0;
  const line = async () => {
    while (performance.now() < end) {
      await store(newLeadId());
      stored += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return (stored / (performance.now() - start)) * 1000;
}

/** @throws if nothing was read */
async function timeOf(read: () => Promise<number>): Promise<number> {
  const start = performance.now();
  if ((await read()) === 0) throw new Error('the list was empty');
  return performance.now() - start;
}

const mediansOf = ({ leadrabbit, bare }: Readonly<Record<keyof Pair, number[]>>): Pair => ({
  leadrabbit: median(leadrabbit),
  bare: median(bare),
});
