import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeadQuery } from '../../src/leads/lead-store.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { hasServer, openDatabase, type TestDatabase } from './open-database.ts';

type Command = Readonly<Record<string, unknown>>;

/** The queries of leads that are sent from now on. */
function watchFinds() {
  const emit = vi.spyOn(MongoClient.prototype, 'emit');
  return (): Command[] =>
    emit.mock.calls
      .filter(([event]) => String(event) === 'commandStarted')
      .map(([, event]) => (event as unknown as { readonly command: Command }).command)
      .filter((command) => command['find'] === 'leads');
}

describe.skipIf(!hasServer())('the lists of leads in MongoDB', () => {
  let database: TestDatabase;
  let storage: Storage;
  beforeEach(async () => {
    database = openDatabase('monitorCommands=true');
    storage = await database.open();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await database.close();
  });

  const lists: readonly [Omit<LeadQuery, 'limit'>, string][] = [
    [{ sort: 'name', status: 'Won' }, 'status_nameKey_position'],
    [{ sort: 'name', status: ['Won', 'Lost'], cursor: 'LWFuYQ.99' }, 'status_nameKey_position'],
    [{ sort: 'activity', status: 'Won', cursor: '99.99' }, 'status_updatedAt_position'],
    [{ sort: 'activity', status: ['Won', 'Lost'] }, 'status_updatedAt_position'],
    [{ sort: 'name', status: 'Won', source: 'manual' }, 'prefixes_position'],
    [{ sort: 'name', status: 'Won', q: 'anna' }, 'prefixes_position'],
    [{ sort: 'name' }, 'nameKey_position'],
    [{ sort: 'activity' }, 'updatedAt_position'],
  ];
  test.each(lists)('leads with %j are found by the index %s', async (query, index) => {
    const finds = watchFinds();
    await storage.leads.list({ ...query, limit: 50 });
    const [find, ...others] = finds();
    expect(others).toEqual([]);
    const { filter, sort, hint } = find ?? {};
    expect(hint).toBe(index);
    const { queryPlanner } = await database.db.command({
      explain: { find: 'leads', filter, sort, hint },
      verbosity: 'queryPlanner',
    });
    const plan = JSON.stringify(queryPlanner);
    expect(plan).toContain('IXSCAN');
    expect(plan).toContain(`"indexName":"${index}"`);
  });
});
