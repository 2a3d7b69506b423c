import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { firstVersionLead, makeFirstVersionDatabase } from './first-version-database.ts';
import { startWorld, type World } from '../support/start-world.ts';

const NAMES = ['علی کریمی', 'محـمـد الخطيب', 'فاطمة الزهراء', 'Олег Демʼянюк', 'Anna Lee'];

let world: World;
beforeAll(async () => {
  world = await startWorld({
    prepare: (dataDir) =>
      makeFirstVersionDatabase(dataDir, (insert) => {
        for (const [index, name] of NAMES.entries()) {
          const lead = firstVersionLead(String(index), name, Date.now() - index * 1000, Date.now());
          insert('leads', lead);
          // The first version stored these letters unchanged.
          const terms = [...name.toLowerCase().split(' '), '=New', '=facebook'].join(' ');
          insert('leads_search', { rowid: lead.position, terms });
        }
      }),
  });
});
afterAll(() => world.close());

test.each([
  ['علي كريمي', 'علی کریمی'],
  ['محمد', 'محـمـد الخطيب'],
  ['فاطمه', 'فاطمة الزهراء'],
  ["Дем'янюк", 'Олег Демʼянюк'],
  ['anna', 'Anna Lee'],
])('after an upgrade %s finds the lead %s that an earlier version stored', async (q, name) => {
  await eventually(`${name} is found`, async () => {
    const found = await world.leads(`q=${encodeURIComponent(q)}`);
    return found.map((lead) => lead.name).join() === name;
  });
});

test('a search for symbols finds nothing, and a search for spaces lists all leads', async () => {
  expect(await world.leads('q=!!!')).toEqual([]);
  expect(await world.leads('q=%20%20')).toHaveLength(NAMES.length);
});
