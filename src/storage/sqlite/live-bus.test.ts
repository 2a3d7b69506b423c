import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { storageUnavailable } from '../../errors.ts';
import type { LiveNews } from '../../live/live-bus.ts';
import { GroupCommit } from './group-commit.ts';
import { createLeadEventStore } from './lead-events.ts';
import { SqliteLiveBus } from './live-bus.ts';
import { migrate } from './migrations.ts';
import { ignoreOddValues } from '../odd-values.ts';

test('while the database cannot be written, this process still hears of a change, once', async () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, new Date());
  let isFaulty = true;
  const commits = new GroupCommit(database, {
    guard: () => {
      if (isFaulty) throw storageUnavailable('the file was deleted');
    },
  });
  const events = createLeadEventStore(database, ignoreOddValues);
  const bus = new SqliteLiveBus({ database, commits, events, now: () => new Date() });
  const heard: LiveNews[] = [];
  bus.subscribe((news) => void heard.push(news));
  bus.publish({ of: 'page', pageId: 'app' });
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  isFaulty = false;
  bus.publish({ of: 'inbox' });
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  expect(heard.flatMap(({ changes }) => changes)).toEqual([
    { of: 'page', pageId: 'app' },
    { of: 'inbox' },
  ]);
  bus.close();
  database.close();
});
