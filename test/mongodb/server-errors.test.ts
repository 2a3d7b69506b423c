import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMongodbStorage } from '../../src/storage/mongodb/open-mongodb-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { readEvents } from '../contract/lead-event-contract.ts';
import {
  at,
  lease,
  sampleDelivery,
  sampleEvent,
  sampleLead,
  sampleReading,
} from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { WRITES, type Failure } from './server/fail-points.ts';
import { findFaultyServerProgram, isSkipped, nameOfTests } from './server/server-programs.ts';
import { useFaultyServer } from './server/use-faulty-server.ts';

const UNAVAILABLE = { status: 503, code: 'storage-unavailable' };

/** What the next primary's clients hear of a member that no longer is one. */
const NOT_PRIMARY: Failure = { failCommands: WRITES, errorCode: 10_107 };
const BROKEN_CONNECTION: Failure = { failCommands: WRITES, closeConnection: true };
const SHUTTING_DOWN: Failure = { failCommands: WRITES, errorCode: 91 };
const STORED_AND_NOT_CONFIRMED: Failure = {
  failCommands: WRITES,
  writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' },
};

const program = findFaultyServerProgram();

describe.skipIf(isSkipped(program))(nameOfTests('MongoDB', program), () => {
  const faulty = useFaultyServer(program);
  let storage: Storage;
  beforeEach(async () => {
    const dbName = `lr_test_${randomBytes(8).toString('hex')}`;
    storage = await openMongodbStorage({ uri: faulty().server.uri, dbName });
  });
  afterEach(async () => {
    await faulty().failPoints.repair();
    await storage.close();
  });

  const crm = async () => (await storage.leads.list({ limit: 500 })).leads;
  const events = async () => (await readEvents(storage.leadEvents, { limit: 500 })).events;
  /** After an error of this kind the driver asks the server first whether it is there. */
  const isBack = () => eventually('the server is back', () => storage.fault() === null);

  test.each([
    ['is no longer the primary', NOT_PRIMARY],
    ['closes the connection', BROKEN_CONNECTION],
    ['shuts down', SHUTTING_DOWN],
  ])('a write is made once if the server %s and is there again at once', async (_what, failure) => {
    const event = sampleEvent();
    await faulty().failPoints.fail(failure, 1);
    await storage.inbox.receive(sampleDelivery([event]));
    await faulty().failPoints.fail(failure, 1);
    const { created } = await storage.leads.recordOnce(sampleLead(), INTAKE, at(1));
    expect(created).toBe(true);
    expect(await storage.inbox.find(event.leadId)).toBeDefined();
    expect(await crm()).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  test.each([
    ['is no longer the primary', NOT_PRIMARY],
    ['closes the connection', BROKEN_CONNECTION],
    ['shuts down', SHUTTING_DOWN],
  ])(
    'while the server %s, every write is refused as unavailable, and what was refused is stored when it is sent again',
    async (_what, failure) => {
      const event = sampleEvent();
      const delivery = sampleDelivery([event]);
      await faulty().failPoints.fail(failure);
      await expect(storage.inbox.receive(delivery)).rejects.toMatchObject(UNAVAILABLE);
      await expect(storage.leads.recordOnce(sampleLead(), INTAKE, at(1))).rejects.toMatchObject(
        UNAVAILABLE,
      );
      await expect(storage.checkWritable()).rejects.toMatchObject(UNAVAILABLE);
      await faulty().failPoints.repair();
      await isBack();
      expect(await crm()).toEqual([]);
      await storage.inbox.receive(delivery);
      const [claimed] = await storage.inbox.claimDue(lease('a'), 10);
      expect(claimed?.leadId).toBe(event.leadId);
    },
  );

  test('a delivery that the server stored and did not confirm is refused, and is stored once when Meta sends it again', async () => {
    const event = sampleEvent();
    const delivery = sampleDelivery([event]);
    await faulty().failPoints.fail(STORED_AND_NOT_CONFIRMED);
    await expect(storage.inbox.receive(delivery)).rejects.toMatchObject(UNAVAILABLE);
    await faulty().failPoints.repair();
    await isBack();
    await storage.inbox.receive(delivery);
    const claimed = await storage.inbox.claimDue(lease('a'), 10);
    expect(claimed.map(({ leadId }) => leadId)).toEqual([event.leadId]);
  });

  test('a lead that the server stored and did not confirm is in the CRM once after the next attempt, with one event', async () => {
    const event = sampleEvent();
    await storage.inbox.receive(sampleDelivery([event]));
    await storage.inbox.claimDue(lease('a'), 10);
    const takeIn = (minute: number) =>
      storage.inbox.takeIn(sampleLead({}, event.leadId), sampleReading(), INTAKE, at(minute));
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await faulty().failPoints.fail(STORED_AND_NOT_CONFIRMED, attempt);
      await takeIn(attempt).catch((error: unknown) => expect(error).toMatchObject(UNAVAILABLE));
      await faulty().failPoints.repair();
      await isBack();
    }
    await takeIn(9);
    expect(await crm()).toHaveLength(1);
    expect(await storage.inbox.find(event.leadId)).toMatchObject({ state: 'stored' });
    const created = async () =>
      (await events()).filter(({ type }) => type === 'lead.created').length;
    await eventually('the event is told', async () => (await created()) > 0);
    expect(await created()).toBe(1);
  });
});
