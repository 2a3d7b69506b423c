import { describe, expect, test } from 'vitest';
import type { PassCheckpoint } from '../connections/pass-store.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import { readForms, type FormsStep } from './read-forms.ts';
import { familyOf, formOf, listed, minutes, NOW, passGround } from './testing/pass-ground.ts';

const begun = (change: Partial<PassCheckpoint> = {}): PassCheckpoint => ({
  entries: ['101'],
  since: minutes(-600),
  startedAt: NOW,
  doneForms: ['9'],
  failedForms: [],
  lateForms: [],
  formId: null,
  after: null,
  newest: null,
  ...change,
});

async function read(
  ground: ReturnType<typeof passGround>,
  pass = ground.pass(),
  from: PassCheckpoint = begun(),
): Promise<PassCheckpoint[]> {
  return (await steps(ground, pass, from)).map(({ checkpoint }) => checkpoint);
}

async function steps(
  ground: ReturnType<typeof passGround>,
  pass = ground.pass(),
  from: PassCheckpoint = begun(),
): Promise<FormsStep[]> {
  const all = [];
  for await (const step of readForms(ground.dependencies, pass, [formOf('1')], from))
    all.push(step);
  return all;
}

describe('readForms, with one form', () => {
  test('tells after each batch where it stands, and at the end that the form is done', async () => {
    const ground = passGround({
      listings: { 1: [[listed('a', minutes(-1))], [listed('b', minutes(-9))], []] },
    });
    expect(await read(ground)).toEqual([
      begun({ formId: '1', after: 'c1', newest: minutes(-1) }),
      begun({ formId: '1', after: 'c2', newest: minutes(-1) }),
      begun({ formId: '1', after: null, newest: minutes(-1) }),
      begun({ doneForms: ['9', '1'], newest: minutes(-1) }),
    ]);
    expect(ground.receivedIds()).toEqual(['a', 'b']);
    expect(ground.asked).toEqual([{ formId: '1', since: minutes(-600), after: null }]);
  });

  test('goes on at the cursor of this form, and not at that of another', async () => {
    const listings = { 1: [[listed('a', null)], [listed('b', null)]] };
    const resumed = passGround({ listings });
    await read(resumed, resumed.pass(), begun({ formId: '1', after: 'c1' }));
    expect(resumed.receivedIds()).toEqual(['b']);
    const other = passGround({ listings });
    await read(other, other.pass(), begun({ formId: '2', after: 'c1' }));
    expect(other.receivedIds()).toEqual(['a', 'b']);
  });

  test('takes many leads in by small groups, each under a lease of its own', async () => {
    const many = Array.from({ length: 40 }, (_, n) => listed(String(n), minutes(-n)));
    const ground = passGround({ listings: { 1: [many] } });
    await read(ground);
    expect(ground.received.map(({ leads }) => leads.length)).toEqual([16, 16, 8]);
    const workers = ground.received.map(({ worker }) => worker);
    expect(new Set(workers).size).toBe(3);
    // What a dead process had in hand is told by the beginning of the name.
    for (const worker of workers) expect(worker).toMatch(/^holder#/);
  });

  test('adds up what was found and what is new', async () => {
    const ground = passGround({
      listings: { 1: [[listed('a', null), listed('b', null)], [listed('a', null)]] },
    });
    await read(ground);
    const sum = (key: 'found' | 'fresh') =>
      ground.steps.reduce((total, step) => total + (step[key] ?? 0), 0);
    expect([sum('found'), sum('fresh')]).toEqual([3, 2]);
  });

  test('L8: a lead from the future does not count as the newest', async () => {
    const ground = passGround({
      listings: { 1: [[listed('a', minutes(1)), listed('b', minutes(-5)), listed('c', null)]] },
    });
    expect((await read(ground)).at(-1)?.newest).toEqual(minutes(-5));
    expect(ground.receivedIds()).toEqual(['a', 'b', 'c']);
  });

  test('leads of a disabled account are noted as unwanted, and not taken in', async () => {
    const ground = passGround({
      listings: { 1: [[listed('a', null), listed('b', null, 'ig')]] },
    });
    const family = familyOf({}, { isActive: false });
    await read(ground, ground.pass({ family, entries: [family.page] }));
    expect(ground.receivedIds()).toEqual(['a']);
    expect(ground.unwanted).toMatchObject([
      { leads: [{ leadId: 'b' }], reason: { code: 'connection-disabled' } },
    ]);
  });

  test('leads of an enabled account that this pass does not cover are left alone', async () => {
    const ground = passGround({
      listings: { 1: [[listed('a', null), listed('b', null, 'ig')]] },
    });
    const family = familyOf({}, {});
    await read(ground, ground.pass({ cause: 'sync', family, entries: [family.page] }));
    expect(ground.receivedIds()).toEqual(['a']);
    expect(ground.unwanted).toEqual([]);
  });

  test('where no account is linked the Page takes the leads of Instagram as well', async () => {
    const ground = passGround({ listings: { 1: [[listed('b', null, 'ig')]] } });
    await read(ground);
    expect(ground.receivedIds()).toEqual(['b']);
  });

  test('a list that cannot be read is a failure, after what was read before', async () => {
    const refusal = new GraphError('No.', { action: 'throttled' });
    const ground = passGround({ listings: { 1: [[listed('a', null)], refusal] } });
    expect((await steps(ground)).at(-1)?.failed?.error).toBe(refusal);
    expect(ground.receivedIds()).toEqual(['a']);
  });
});
