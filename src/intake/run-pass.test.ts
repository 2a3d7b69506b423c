import { textReason } from '../reasons.ts';
import { describe, expect, test } from 'vitest';
import { GraphError } from '../meta-api/graph-error.ts';
import { PassInterrupted } from './pass.ts';
import { runPass } from './run-pass.ts';
import { familyOf, listed, minutes, NOW, PAGE, createPassFixture } from './testing/pass-fixture.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const MIDDLE = minutes(-5);
const twoForms = () => ({
  1: [[listed('a', minutes(-1))], [listed('b', minutes(-2))]],
  2: [[listed('c', MIDDLE)], [listed('d', minutes(-6))]],
});

/** Lets a pass read one page of leads, and then LeadRabbit closes. */
async function breakOffAtOnce(fixture: ReturnType<typeof createPassFixture>): Promise<void> {
  const stop = new AbortController();
  fixture.state.onCheckpoint = () => stop.abort(new PassInterrupted());
  await runPass(fixture.dependencies, fixture.pass({ signal: stop.signal })).catch(() => undefined);
  fixture.state.onCheckpoint = () => undefined;
}

describe('pass', () => {
  test('a pass reads all forms, compares, and moves the watermark to the newest lead', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    expect(await runPass(fixture.dependencies, fixture.pass())).toEqual([]);
    expect(fixture.receivedIds()).toEqual(['a', 'b', 'c', 'd']);
    expect(fixture.state).toMatchObject({ holder: null, compared: 1, checkpoint: undefined });
    expect(fixture.state.finished).toEqual([
      {
        cause: 'catch-up',
        startedAt: NOW,
        entries: ['101'],
        finishedAt: NOW,
        watermark: minutes(-1),
        fulfilled: minutes(-600 - HOUR),
        nextDueAt: minutes(HOUR),
      },
    ]);
  });

  test('L7: the watermark stays before a lead that only Meta has', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    fixture.state.oldestUnread = minutes(-30);
    await runPass(fixture.dependencies, fixture.pass());
    expect(fixture.state.finished[0]?.watermark).toEqual(new Date(minutes(-30).getTime() - 1));
  });

  test('a pass looks back as far as an admin asked, and the request is then fulfilled', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    const page = { ...PAGE, syncSince: minutes(-30 * DAY) };
    const pass = fixture.pass({ family: { page, accounts: [] }, entries: [page] });
    await runPass(fixture.dependencies, pass);
    expect(fixture.asked[0]?.since).toEqual(page.syncSince);
    expect(fixture.state.finished[0]?.fulfilled).toEqual(page.syncSince);
  });

  test('a request to look back beyond Meta’s 90 days is fulfilled by all that Meta still shows', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    const page = { ...PAGE, watermark: minutes(-200 * DAY), syncSince: minutes(-90 * DAY - 1) };
    const pass = fixture.pass({ family: { page, accounts: [] }, entries: [page] });
    await runPass(fixture.dependencies, pass);
    const [record] = fixture.state.finished;
    expect(record?.fulfilled?.getTime()).toBeLessThanOrEqual(page.syncSince.getTime());
    expect(record?.watermark).toEqual(minutes(-1));
  });

  test('a pass over some connections of a Page leaves the others due, and does not fulfil their request', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    const family = familyOf({}, {});
    const pass = fixture.pass({ cause: 'sync', family, entries: [family.page] });
    await runPass(fixture.dependencies, pass);
    expect(fixture.state.finished[0]).toMatchObject({
      entries: ['101'],
      fulfilled: null,
      nextDueAt: NOW,
    });
  });

  test('a sync that begins after the watermark does not move it', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    await runPass(fixture.dependencies, fixture.pass({ cause: 'sync', since: minutes(-10) }));
    expect(fixture.state.finished[0]).toMatchObject({ watermark: null, fulfilled: minutes(-10) });
  });

  test('a pass does nothing if another pass holds the Page', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    fixture.state.holder = 'another';
    expect(await runPass(fixture.dependencies, fixture.pass())).toBeUndefined();
    expect(fixture.asked).toEqual([]);
    expect(fixture.state).toMatchObject({ holder: 'another', suspendedUntil: [], finished: [] });
  });

  describe('interrupted pass', () => {
    test('an interrupted pass goes on at its form and cursor, and is due at once', async () => {
      const fixture = createPassFixture({ listings: twoForms() });
      let batches = 0;
      const stop = new AbortController();
      fixture.state.onCheckpoint = () => {
        batches += 1;
        if (batches === 4) stop.abort(new PassInterrupted());
      };
      const interrupted = runPass(fixture.dependencies, fixture.pass({ signal: stop.signal }));
      await expect(interrupted).rejects.toBeInstanceOf(PassInterrupted);
      expect(fixture.state).toMatchObject({ holder: null, finished: [], suspendedUntil: [NOW] });
      expect(fixture.state.checkpoint).toMatchObject({
        doneForms: ['1'],
        formId: '2',
        after: 'c1',
        newest: minutes(-1),
      });

      fixture.state.now = minutes(30);
      fixture.asked.length = 0;
      expect(await runPass(fixture.dependencies, fixture.pass())).toEqual([]);
      expect(fixture.asked).toMatchObject([{ formId: '2', after: 'c1', since: minutes(-660) }]);
      expect(fixture.receivedIds()).toEqual(['a', 'b', 'c', 'd']);
      // What came in at form 1 since then was not read: the first start counts.
      expect(fixture.state.finished[0]?.watermark).toEqual(minutes(-1));
    });

    test('L8: a lead that was sent after the first start does not move the watermark past it', async () => {
      const fixture = createPassFixture({ listings: twoForms() });
      await breakOffAtOnce(fixture);
      fixture.state.now = minutes(30);
      fixture.listings.set('2', [[listed('late', minutes(20))]]);
      await runPass(fixture.dependencies, fixture.pass());
      expect(fixture.receivedIds()).toContain('late');
      expect(fixture.state.finished[0]?.watermark).toEqual(minutes(-1));
    });

    test.each([
      ['other connections are wanted now', { entries: ['101', '102'] }],
      ['it looked back less far than is wanted now', { since: minutes(-600) }],
    ])('an interrupted pass starts again if %s', async (_, change) => {
      const fixture = createPassFixture({ listings: twoForms() });
      const none = { failedForms: [], lateForms: [], newest: null };
      const fromTheTop = { startedAt: minutes(-60), formId: '2', after: 'c1', ...none };
      const covered = { entries: ['101'], since: minutes(-700), doneForms: ['1'], ...fromTheTop };
      fixture.state.checkpoint = { ...covered, ...change };
      await runPass(fixture.dependencies, fixture.pass());
      expect(fixture.receivedIds()).toEqual(['a', 'b', 'c', 'd']);
    });

    test('a sync starts again, and leaves the checkpoint of the background sync alone', async () => {
      const fixture = createPassFixture({ listings: twoForms() });
      await breakOffAtOnce(fixture);
      const { checkpoint } = fixture.state;
      await runPass(fixture.dependencies, fixture.pass({ cause: 'sync', holder: 'sync' }));
      expect(fixture.state.checkpoint).toEqual(checkpoint);
      expect(fixture.receivedIds()).toEqual(['a', 'a', 'b', 'c', 'd']);
    });
  });

  describe('pass with a form that fails', () => {
    const refusal = new GraphError('No such form.', { action: 'unreadable' });
    const failing = () => createPassFixture({ listings: { ...twoForms(), 1: [refusal] } });

    test('a pass with a form that fails reads the others, names the problem, and keeps the watermark', async () => {
      const fixture = failing();
      expect(await runPass(fixture.dependencies, fixture.pass())).toEqual([
        {
          pageId: '101',
          pageName: 'Bakery',
          formId: '1',
          formName: 'Form 1',
          reason: textReason('No such form.'),
        },
      ]);
      expect(fixture.receivedIds()).toEqual(['c', 'd']);
      expect(fixture.state.finished).toEqual([]);
      expect(fixture.state.suspendedUntil).toEqual([minutes(HOUR)]);
      expect(fixture.state.compared).toBe(0);
    });

    test('L6: the pass after a failed form reads all forms again, because their leads went on coming', async () => {
      const fixture = failing();
      await runPass(fixture.dependencies, fixture.pass());
      fixture.state.now = minutes(90);
      fixture.listings.set('2', [[listed('new', minutes(80))]]);
      await runPass(fixture.dependencies, fixture.pass());
      expect(fixture.receivedIds()).toEqual(['c', 'd', 'new']);
      expect(fixture.asked.at(-1)).toMatchObject({ since: minutes(-660) });
    });

    test('a sync with a form that fails is recorded without a watermark, and is tried again soon', async () => {
      const fixture = failing();
      await runPass(fixture.dependencies, fixture.pass({ cause: 'sync' }));
      expect(fixture.state.finished).toMatchObject([
        { cause: 'sync', watermark: null, fulfilled: null, nextDueAt: minutes(5) },
      ]);
    });
  });

  describe('pass with forms that hang', () => {
    const odd = new GraphError('No end.', { action: 'retry', oddity: 'endless-list' });
    const good = (leadId: string) => [[listed(leadId, minutes(-3))]];
    const hanging = () => ({ 1: [odd], 2: [odd], 3: [odd], 4: good('d'), 5: good('e') });

    test('a pass with forms that hang leaves the other forms for a few minutes later, and says so', async () => {
      const fixture = createPassFixture({ listings: hanging() });
      const problems = await runPass(fixture.dependencies, fixture.pass());
      expect(problems?.map(({ formId }) => formId)).toEqual(['1', '2', '3', null]);
      expect(problems?.at(-1)?.reason).toEqual({
        code: 'forms-left-for-later',
        params: { page: 'Bakery' },
      });
      expect(fixture.asked.map(({ formId }) => formId)).toEqual(['1', '2', '3']);
      expect(fixture.state).toMatchObject({ finished: [], suspendedUntil: [minutes(5)] });
    });

    test('the pass after forms that hang reads the other forms first, and so does the one after it', async () => {
      const fixture = createPassFixture({ listings: hanging() });
      await runPass(fixture.dependencies, fixture.pass());
      fixture.asked.length = 0;
      await runPass(fixture.dependencies, fixture.pass());
      expect(fixture.asked.map(({ formId }) => formId)).toEqual(['4', '5', '1', '2', '3']);
      expect(fixture.receivedIds()).toEqual(['d', 'e']);
      expect(fixture.state.finished).toEqual([]);
      expect(fixture.state.suspendedUntil.at(-1)).toEqual(minutes(HOUR));

      fixture.asked.length = 0;
      fixture.listings.set('4', good('new'));
      await runPass(fixture.dependencies, fixture.pass());
      expect(fixture.asked.map(({ formId }) => formId)).toEqual(['4', '5', '1', '2', '3']);
      expect(fixture.receivedIds()).toContain('new');
    });

    test('a pass is complete once the forms answer, and only then moves the watermark', async () => {
      const fixture = createPassFixture({ listings: hanging() });
      await runPass(fixture.dependencies, fixture.pass());
      for (const formId of ['1', '2', '3']) fixture.listings.set(formId, good(`late ${formId}`));
      expect(await runPass(fixture.dependencies, fixture.pass())).toEqual([]);
      expect(fixture.receivedIds()).toEqual(['d', 'e', 'late 1', 'late 2', 'late 3']);
      expect(fixture.state.finished).toMatchObject([{ watermark: minutes(-3) }]);
    });

    test('a sync with forms that hang gives up too, and does not move the watermark', async () => {
      const fixture = createPassFixture({ listings: hanging() });
      await runPass(fixture.dependencies, fixture.pass({ cause: 'sync' }));
      expect(fixture.state.finished).toMatchObject([{ watermark: null, nextDueAt: minutes(5) }]);
    });
  });

  test('the watermark and the checkpoint count only leads that were taken in, not those that were read ahead', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    const bug = new Error('the disk is gone');
    const { receiveRead } = fixture.dependencies.inbox;
    fixture.dependencies.inbox.receiveRead = async (leads, ...rest) => {
      if (leads.some(({ leadId }) => leadId === 'b')) throw bug;
      return receiveRead(leads, ...rest);
    };
    await expect(runPass(fixture.dependencies, fixture.pass())).rejects.toBe(bug);
    expect(fixture.state.checkpoint).toMatchObject({ formId: '1', after: 'c1', doneForms: [] });
    expect(fixture.state.checkpoint?.newest).toEqual(minutes(-1));
  });

  test.each([
    ['throttled', 42 * 60_000, minutes(42)],
    ['throttled', undefined, minutes(5)],
    ['reconnect', undefined, minutes(5)],
  ] as const)(
    'L27: a refusal of the kind "%s" (for %s ms) ends the pass, which goes on when calls are allowed again',
    async (action, retryAfterMs, dueAt) => {
      const refusal = new GraphError('Stop.', { action, retryAfterMs });
      const [first = []] = twoForms()[1];
      const fixture = createPassFixture({ listings: { ...twoForms(), 1: [first, refusal] } });
      expect(await runPass(fixture.dependencies, fixture.pass())).toHaveLength(1);
      expect(fixture.asked.map(({ formId }) => formId)).toEqual(['1']);
      expect(fixture.state.suspendedUntil).toEqual([dueAt]);
      expect(fixture.state.checkpoint).toMatchObject({ formId: '1', after: 'c1', doneForms: [] });
    },
  );

  test('forms that cannot be listed are a problem of the Page', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    fixture.state.formsError = new GraphError('Sign in.', { action: 'reconnect' });
    expect(await runPass(fixture.dependencies, fixture.pass())).toMatchObject([
      { formId: null, reason: textReason('Sign in.') },
    ]);
    expect(fixture.state).toMatchObject({ finished: [], suspendedUntil: [minutes(5)] });
  });

  test('a pass that loses the Page to another pass stops and records nothing', async () => {
    const fixture = createPassFixture({ listings: twoForms() });
    fixture.state.onCheckpoint = () => {
      fixture.state.holder = 'heir';
    };
    await expect(runPass(fixture.dependencies, fixture.pass())).rejects.toThrow(/taken over/);
    expect(fixture.receivedIds()).toEqual(['a', 'b']);
    expect(fixture.state).toMatchObject({ holder: 'heir', finished: [], suspendedUntil: [] });
  });

  test('a programming error releases the Page, and is passed on', async () => {
    const fixture = createPassFixture({ listings: { 1: [new TypeError('odd')] } });
    await expect(runPass(fixture.dependencies, fixture.pass())).rejects.toThrow('odd');
    expect(fixture.state).toMatchObject({ holder: null, suspendedUntil: [minutes(5)] });
  });
});
