import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { LiveChange } from '../../src/live/live-bus.ts';
import { FIRST_EVENT } from '../../src/leads/lead-event-store.ts';
import { openMongodbStorage } from '../../src/storage/mongodb/open-mongodb-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE } from '../../src/users/actor.ts';
import type { StorageProcess } from '../contract/harness.ts';
import { startMongodbProcess } from '../contract/mongodb-harness.ts';
import { ADMIN, at, sampleLead } from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { findServerProgram, isSkipped, nameOfTests } from './server/server-programs.ts';
import { startServer, type TestServer } from './server/start-server.ts';

const HOUR_MS = 3_600_000;
const program = findServerProgram();

describe.skipIf(isSkipped(program))(nameOfTests('live events over MongoDB', program), () => {
  let server: TestServer;
  let listening: Storage;
  let writer: StorageProcess;
  beforeEach(async () => {
    server = await startServer(program);
    const settings = { uri: server.uri, dbName: 'leadRabbit' };
    listening = await openMongodbStorage(settings);
    writer = await startMongodbProcess(settings);
  }, 60_000);
  afterEach(async () => {
    vi.useRealTimers();
    await writer.kill();
    await listening.close();
    await server.close();
  });

  /** Ids of the events and what else was heard, in the order of hearing. */
  function listen(): { readonly leads: string[]; readonly changes: LiveChange[] } {
    const heard = { leads: [] as string[], changes: [] as LiveChange[] };
    const end = listening.bus.subscribe(({ leadEvents, changes }) => {
      heard.leads.push(...leadEvents.map(({ leadId, type }) => `${leadId} ${type}`));
      heard.changes.push(...changes);
    });
    onTestFinished(end);
    return heard;
  }

  const record = async (storage: Storage = writer.storage): Promise<string> => {
    const { lead } = await storage.leads.recordOnce(sampleLead(), INTAKE, at(0));
    return `${lead.id} lead.created`;
  };

  /** An event gets its time when it is copied, which may be a moment after its change. */
  const allCopied = async () => {
    await writer.storage.leadEvents.listAfter(FIRST_EVENT, 1_000);
    await pause(200);
  };

  const heardAll = (heard: readonly string[], expected: readonly string[]) =>
    eventually('all events', () => expected.every((each) => heard.includes(each)), 30_000);

  test('what happens in the moment of subscribing is heard, and what happened before is not', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const before = await record();
      await allCopied();
      const heard = listen();
      const after = await record();
      await heardAll(heard.leads, [after]);
      expect(heard.leads).not.toContain(before);
    }
  });

  test.each([
    { name: 'an hour fast', ms: HOUR_MS },
    { name: 'an hour slow', ms: -HOUR_MS },
  ])('the clock of this machine may be $name', async ({ ms }) => {
    const before = await record();
    await allCopied();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    const heard = listen();
    const told = [await record(), await record(listening), await record()];
    listening.bus.publish({ of: 'inbox' });
    await eventually('the change', () => heard.changes.length > 0);
    await heardAll(heard.leads, told);
    expect(heard.leads).not.toContain(before);
    expect(heard.leads).toHaveLength(told.length);
  });

  test('a subscriber hears each of hundreds of events a second once, those of one lead in order', async () => {
    const heard = listen();
    const told: string[] = [];
    for (let batch = 0; batch < 20; batch += 1)
      await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const storage = index % 2 === 0 ? writer.storage : listening;
          const { lead } = await storage.leads.recordOnce(sampleLead(), INTAKE, at(0));
          await storage.leads.setStatus(lead.id, 'Won', ADMIN, at(1));
          told.push(`${lead.id} lead.created`, `${lead.id} lead.status-changed`);
        }),
      );
    await heardAll(heard.leads, told);
    expect(heard.leads).toHaveLength(told.length);
    for (const [index, created] of told.entries())
      if (index % 2 === 0)
        expect(heard.leads.indexOf(created)).toBeLessThan(
          heard.leads.indexOf(told[index + 1] ?? ''),
        );
  });

  /** Records leads until told to stop. @returns those that were acknowledged */
  function keepRecording(): { stop(): Promise<readonly string[]> } {
    const stopped = new AbortController();
    const told: string[] = [];
    const working = (async () => {
      while (!stopped.signal.aborted) {
        const results = await Promise.allSettled([record(), record(), record()]);
        for (const result of results) if (result.status === 'fulfilled') told.push(result.value);
        await pause(20);
      }
    })();
    return {
      stop: async () => {
        stopped.abort();
        await working;
        return told;
      },
    };
  }

  test('a subscriber misses nothing that was acknowledged while the server was killed and started again', async () => {
    const heard = listen();
    const recording = keepRecording();
    await pause(500);
    await server.kill();
    await pause(500);
    await server.start();
    await pause(2_000);
    const told = await recording.stop();
    expect(told.length).toBeGreaterThan(3);
    await heardAll(heard.leads, told);
    expect(new Set(heard.leads).size).toBe(heard.leads.length);
  });

  test('a subscriber misses nothing that was acknowledged before and after the server was frozen', async () => {
    const heard = listen();
    const recording = keepRecording();
    await pause(500);
    server.freeze();
    await pause(7_000);
    server.thaw();
    await pause(3_000);
    const told = await recording.stop();
    expect(told.length).toBeGreaterThan(3);
    await heardAll(heard.leads, told);
    expect(new Set(heard.leads).size).toBe(heard.leads.length);
  });

  test('an event that becomes visible seconds after its time is heard', async () => {
    const heard = listen();
    const client = new MongoClient(server.uri);
    onTestFinished(() => client.close());
    const events = client.db('leadRabbit').collection('lead_events');
    const told = [await record()];
    await heardAll(heard.leads, told);
    const [model] = await events.find().toArray();
    if (!model) throw new Error('The event is missing.');
    for (let turn = 0; turn < 8; turn += 1) {
      told.push(await record());
      await heardAll(heard.leads, told);
      const late = `late${turn}`;
      const changedAt = new Date(Date.now() - 2_500);
      await events.insertOne({ ...model, _id: late as never, leadId: late, changedAt });
      if (turn >= 4) told.push(`${late} lead.created`);
      await pause(700);
    }
    await heardAll(heard.leads, told);
  });

  test('two processes that publish the same thing for the first time are both heard everywhere', async () => {
    const heard = listen();
    for (let turn = 0; turn < 30; turn += 1) {
      const change: LiveChange = { of: 'page', pageId: `page-${turn}` };
      const count = heard.changes.length;
      writer.storage.bus.publish(change);
      listening.bus.publish(change);
      await eventually('the change', () => heard.changes.length > count);
    }
    const pages = heard.changes.map((change) => (change.of === 'page' ? change.pageId : ''));
    expect(new Set(pages).size).toBe(30);
  });
});
