import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  graphCalls,
  lookBack,
} from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { hoursAgo } from '../support/time-travel.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ environment: BACKGROUND_SYNC_ON });
  await world.connect();
});
afterEach(() => world.close());

const silently = (formId: string, count: number) =>
  world.meta.control.createLeads({ formId, count, createdTime: hoursAgo(1), deliver: false });
const leadCalls = () => graphCalls(world, new RegExp(`${DEMO.forms.breakfast}/leads$`));

describe('lists that are longer than one page', () => {
  test('L9: a sync by hand reads all leads of a form, not only the first page', async () => {
    await world.enable(DEMO.bakeryId);
    const { leads } = await silently(DEMO.forms.breakfast, 250);
    await eventually('no other pass', async () => {
      const answer = await world.app.admin.post<SyncAnswer>('/api/facebook/sync', {});
      return answer.status === 200;
    });
    await arrived(world, leads);
  });

  test('L9: the background sync reads all leads of all forms, also of more forms than fit on a page', async () => {
    const forms: string[] = [];
    for (let number = 0; number < 60; number += 1) {
      const questions = [{ key: 'full_name', type: 'FULL_NAME' }];
      const name = `Campaign ${number}`;
      forms.push((await world.meta.control.addForm({ pageId: DEMO.bakeryId, name, questions })).id);
    }
    const made = [await silently(DEMO.forms.breakfast, 120)];
    for (const formId of forms) made.push(await silently(formId, 1));
    await backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));
    await arrived(
      world,
      made.flatMap(({ leads }) => leads),
    );
    const page = await world.page(DEMO.bakeryId);
    expect(page.leadForms.map(({ formId }) => formId)).toEqual(expect.arrayContaining(forms));
  });

  test('L10: a page size that Graph refuses is halved until it fits, and no lead is missing', async () => {
    const { leads } = await silently(DEMO.forms.breakfast, 40);
    await world.meta.control.changeFaults({ maxLeadsLimit: 7 });
    await backgroundSyncAfter(world, DEMO.bakeryId, () => lookBack(world, DEMO.bakeryId, 1));
    await arrived(world, leads);
    const tried = (await leadCalls()).map(({ query, status }) => [Number(query['limit']), status]);
    const refused = tried.filter(([, status]) => status === 500).map(([limit]) => limit);
    expect(refused).toEqual([100, 50, 25, 13]);
    expect(
      Math.max(...tried.flatMap(([limit, status]) => (status === 200 ? (limit ?? 0) : []))),
    ).toBe(7);
  });

  test('L10: all leads are read even if Meta gives only one lead at a time', async () => {
    const { leads } = await silently(DEMO.forms.breakfast, 3);
    await world.meta.control.changeFaults({ maxLeadsLimit: 1 });
    await backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));
    await arrived(world, leads);
  });

  test('L29: a long background sync that a restart interrupts goes on at its cursor', async () => {
    const { leads } = await silently(DEMO.forms.breakfast, 450);
    await world.meta.control.changeFaults({ slowMs: 150 });
    await lookBack(world, DEMO.bakeryId, 1);
    await eventually('the second page of leads', async () => (await leadCalls()).length >= 2);
    await world.restart();
    const before = (await leadCalls()).map(({ query }) => query['after']);
    expect(before.length).toBeLessThan(5);
    await world.meta.control.clearRequests();
    await eventually('the end of the background sync', async () => {
      return (await world.page(DEMO.bakeryId)).catchUp.lastAt !== null;
    });
    await arrived(world, leads);

    const after = (await leadCalls()).map(({ query }) => query['after']);
    expect(after[0], 'the first call after the restart').toBeTypeOf('string');
    expect(new Set([...before, ...after]).size, 'pages in all').toBe(5);
    const again = after.filter((cursor) => before.includes(cursor));
    expect(again.length, 'only what was read ahead is read again').toBeLessThanOrEqual(2);
    expect(new Set(after).size, 'no page twice after the restart').toBe(after.length);
  });
});
