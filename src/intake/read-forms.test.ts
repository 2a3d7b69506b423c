import { describe, expect, test } from 'vitest';
import type { PassCheckpoint } from '../connections/pass-store.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import { readForms, type FormsStep } from './read-forms.ts';
import {
  familyOf,
  formOf,
  listed,
  minutes,
  NOW,
  createPassFixture,
} from './testing/pass-fixture.ts';

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
  fixture: ReturnType<typeof createPassFixture>,
  pass = fixture.pass(),
  from: PassCheckpoint = begun(),
): Promise<PassCheckpoint[]> {
  return (await steps(fixture, pass, from)).map(({ checkpoint }) => checkpoint);
}

async function steps(
  fixture: ReturnType<typeof createPassFixture>,
  pass = fixture.pass(),
  from: PassCheckpoint = begun(),
): Promise<FormsStep[]> {
  const all = [];
  for await (const step of readForms(fixture.dependencies, pass, [formOf('1')], from))
    all.push(step);
  return all;
}

describe('reading one form', () => {
  test('the reading reports its position after each batch, and at the end that the form is done', async () => {
    const fixture = createPassFixture({
      listings: { 1: [[listed('a', minutes(-1))], [listed('b', minutes(-9))], []] },
    });
    expect(await read(fixture)).toEqual([
      begun({ formId: '1', after: 'c1', newest: minutes(-1) }),
      begun({ formId: '1', after: 'c2', newest: minutes(-1) }),
      begun({ formId: '1', after: null, newest: minutes(-1) }),
      begun({ doneForms: ['9', '1'], newest: minutes(-1) }),
    ]);
    expect(fixture.receivedIds()).toEqual(['a', 'b']);
    expect(fixture.asked).toEqual([{ formId: '1', since: minutes(-600), after: null }]);
  });

  test('the reading goes on at the cursor of this form, and not at that of another', async () => {
    const listings = { 1: [[listed('a', null)], [listed('b', null)]] };
    const resumed = createPassFixture({ listings });
    await read(resumed, resumed.pass(), begun({ formId: '1', after: 'c1' }));
    expect(resumed.receivedIds()).toEqual(['b']);
    const other = createPassFixture({ listings });
    await read(other, other.pass(), begun({ formId: '2', after: 'c1' }));
    expect(other.receivedIds()).toEqual(['a', 'b']);
  });

  test('many leads are taken in small groups, each with its own lease', async () => {
    const many = Array.from({ length: 40 }, (_, n) => listed(String(n), minutes(-n)));
    const fixture = createPassFixture({ listings: { 1: [many] } });
    await read(fixture);
    expect(fixture.received.map(({ leads }) => leads.length)).toEqual([16, 16, 8]);
    const workers = fixture.received.map(({ worker }) => worker);
    expect(new Set(workers).size).toBe(3);
    // What a dead process had in hand is told by the beginning of the name.
    for (const worker of workers) expect(worker).toMatch(/^holder#/);
  });

  test('the numbers of found leads and of new leads are added up', async () => {
    const fixture = createPassFixture({
      listings: { 1: [[listed('a', null), listed('b', null)], [listed('a', null)]] },
    });
    await read(fixture);
    const sum = (key: 'found' | 'fresh') =>
      fixture.steps.reduce((total, step) => total + (step[key] ?? 0), 0);
    expect([sum('found'), sum('fresh')]).toEqual([3, 2]);
  });

  test('L8: a lead from the future does not count as the newest', async () => {
    const fixture = createPassFixture({
      listings: { 1: [[listed('a', minutes(1)), listed('b', minutes(-5)), listed('c', null)]] },
    });
    expect((await read(fixture)).at(-1)?.newest).toEqual(minutes(-5));
    expect(fixture.receivedIds()).toEqual(['a', 'b', 'c']);
  });

  test('the leads of a disabled connection are recorded as unwanted, and are not taken in', async () => {
    const fixture = createPassFixture({
      listings: { 1: [[listed('a', null), listed('b', null, 'ig')]] },
    });
    const family = familyOf({}, { isActive: false });
    await read(fixture, fixture.pass({ family, entries: [family.page] }));
    expect(fixture.receivedIds()).toEqual(['a']);
    expect(fixture.unwanted).toMatchObject([
      { leads: [{ leadId: 'b' }], reason: { code: 'connection-disabled' } },
    ]);
  });

  test('the leads of an enabled connection that this pass does not cover are left alone', async () => {
    const fixture = createPassFixture({
      listings: { 1: [[listed('a', null), listed('b', null, 'ig')]] },
    });
    const family = familyOf({}, {});
    await read(fixture, fixture.pass({ cause: 'sync', family, entries: [family.page] }));
    expect(fixture.receivedIds()).toEqual(['a']);
    expect(fixture.unwanted).toEqual([]);
  });

  test('the Page takes the leads of Instagram too if no account is linked', async () => {
    const fixture = createPassFixture({ listings: { 1: [[listed('b', null, 'ig')]] } });
    await read(fixture);
    expect(fixture.receivedIds()).toEqual(['b']);
  });

  test('a list that cannot be read is a failure, after the leads that were read before', async () => {
    const refusal = new GraphError('No.', { action: 'throttled' });
    const fixture = createPassFixture({ listings: { 1: [[listed('a', null)], refusal] } });
    expect((await steps(fixture)).at(-1)?.failed?.error).toBe(refusal);
    expect(fixture.receivedIds()).toEqual(['a']);
  });
});
