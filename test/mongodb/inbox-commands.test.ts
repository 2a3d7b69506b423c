import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';
import { announce, claimOne, ids, takeIn } from '../contract/inbox-steps.ts';
import {
  ADMIN,
  at,
  DISABLED,
  lease,
  parked,
  sampleDelivery,
  sampleEvent,
  sampleListedLead,
} from '../contract/samples.ts';
import { hasServer, openDatabase, type TestDatabase } from './open-database.ts';

interface Command {
  readonly commandName: string;
  readonly command: Readonly<Record<string, unknown>>;
}

/** Commands of the driver on collections of the inbox and the leads. */
function watchCommands() {
  const emit = vi.spyOn(MongoClient.prototype, 'emit');
  return (): Command[] =>
    emit.mock.calls
      .filter(([event]) => String(event) === 'commandStarted')
      .map(([, command]) => command as unknown as Command)
      .filter(({ commandName, command }) =>
        ['meta_leads', 'webhook_deliveries', 'leads', 'meta_forms'].includes(
          String(command[commandName]),
        ),
      );
}

describe.skipIf(!hasServer())('the commands of the inbox in MongoDB', () => {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = openDatabase('monitorCommands=true');
    storage = await database.open();
  });
  afterEach(() => database.close());

  const named = (commands: readonly Command[]) =>
    commands.map(({ commandName, command }) => `${commandName} ${String(command[commandName])}`);

  test('a lead needs six commands from its webhook into the CRM, besides those of its event', async () => {
    const commands = watchCommands();
    const leadId = await announce(storage.inbox);
    await claimOne(storage.inbox, 'worker');
    await takeIn(storage.inbox, leadId, 20);
    expect(named(commands()).slice(0, 6)).toEqual([
      'update meta_leads',
      'insert webhook_deliveries',
      'find meta_leads',
      'findAndModify meta_leads',
      'insert leads',
      'update meta_leads',
    ]);
  });

  /** Does all that an inbox can be asked for. */
  async function askForAll(): Promise<void> {
    const { inbox } = storage;
    const leadId = await announce(inbox);
    await inbox.receive(sampleDelivery([sampleEvent({ leadId })]));
    const listed = [sampleListedLead(), sampleListedLead({ leadId })];
    await inbox.receiveRead(listed, 'sync', lease('sync'));
    await inbox.noteUnwanted([sampleListedLead()], 'sync', DISABLED, at(10));
    await inbox.receive(sampleDelivery(Array.from({ length: 9 }, () => sampleEvent())));
    const claimed = ids(await inbox.claimDue(lease('worker'), 3, { perPage: 2, inWork: {} }));
    await inbox.claimDue(lease('worker'), 1);
    for (const id of claimed) await inbox.settle(id, 'worker', parked(), at(11));
    await inbox.giveBack([{ leadId, worker: 'worker' }], at(12));
    await inbox.hasten(5, at(0));
    await takeIn(inbox, leadId, 20);
    await inbox.find(leadId);
    await inbox.trace(leadId);
    const filter = { pageId: '100', platform: null, failure: 'unreachable' } as const;
    await inbox.listHeld({ state: 'needs-attention', limit: 1 });
    await inbox.listHeld({ state: 'needs-attention', limit: 1, ...filter });
    await inbox.groupHeld('needs-attention');
    await inbox.dismiss(claimed[0] ?? '', 'No.', ADMIN, at(21));
    await inbox.retry(claimed[0] ?? '', at(22));
    await inbox.retryAll('needs-attention', at(23));
    await inbox.retryAll('needs-attention', at(23), filter);
    await inbox.countByPage();
    await inbox.countSince('200', at(0));
    await inbox.countUnannounced('100', at(0), at(9));
    await inbox.oldestUnread('100');
    await inbox.newestOfForms(['200', '201'], 3);
    await inbox.countDelayed('100', { from: at(0), to: at(9) }, true);
    await Array.fromAsync(inbox.listDelays(at(0), 10));
  }

  /** The parts of a command that look for inbox leads, as finds that can be explained. */
  function findsOf({ commandName, command }: Command): Record<string, unknown>[] {
    const hint = command['hint'];
    const find = (filter: unknown, more: Record<string, unknown> = {}) => ({
      find: 'meta_leads',
      filter,
      ...(hint !== undefined && { hint }),
      ...more,
    });
    if (commandName === 'find')
      return [find(command['filter'], { ...('sort' in command && { sort: command['sort'] }) })];
    if (commandName === 'findAndModify') return [find(command['query'])];
    if (commandName === 'update')
      return (command['updates'] as { q: unknown; hint?: unknown }[]).map((update) =>
        find(update.q, { ...(update.hint !== undefined && { hint: update.hint }) }),
      );
    if (commandName === 'aggregate') {
      const [first] = command['pipeline'] as Record<string, unknown>[];
      return [find(first?.['$match'] ?? {})];
    }
    if (commandName === 'distinct') return [find(command['query'])];
    return commandName === 'insert' ? [] : [find({ unknown: commandName })];
  }

  test('every query of inbox leads uses an index', async () => {
    const commands = watchCommands();
    await askForAll();
    const onInbox = commands().filter(
      ({ commandName, command }) => command[commandName] === 'meta_leads',
    );
    const finds = new Map(
      onInbox.flatMap(findsOf).map((find) => {
        const { filter, hint, sort } = find;
        const shape = [Object.keys(filter as object), hint, sort];
        return [JSON.stringify(shape), find];
      }),
    );
    expect(finds.size).toBeGreaterThan(20);
    for (const find of finds.values()) {
      const plan = JSON.stringify(
        (await database.db.command({ explain: find, verbosity: 'queryPlanner' }))['queryPlanner'],
      );
      expect(plan, JSON.stringify(find)).toMatch(/IXSCAN|IDHACK|EXPRESS/);
      expect(plan, JSON.stringify(find)).not.toContain('COLLSCAN');
    }
  });
});
