import { textReason } from '../reasons.ts';
import { describe, expect, test } from 'vitest';
import { GraphError } from '../meta-api/graph-error.ts';
import { PassInterrupted } from './pass.ts';
import { runPass } from './run-pass.ts';
import { familyOf, listed, minutes, NOW, PAGE, passGround } from './testing/pass-ground.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const MIDDLE = minutes(-5);
const twoForms = () => ({
  1: [[listed('a', minutes(-1))], [listed('b', minutes(-2))]],
  2: [[listed('c', MIDDLE)], [listed('d', minutes(-6))]],
});

/** Lets a pass read one page of leads, and then LeadRabbit closes. */
async function breakOffAtOnce(ground: ReturnType<typeof passGround>): Promise<void> {
  const stop = new AbortController();
  ground.state.onCheckpoint = () => stop.abort(new PassInterrupted());
  await runPass(ground.dependencies, ground.pass({ signal: stop.signal })).catch(() => undefined);
  ground.state.onCheckpoint = () => undefined;
}

describe('runPass', () => {
  test('reads all forms, compares, and moves the watermark to the newest lead', async () => {
    const ground = passGround({ listings: twoForms() });
    expect(await runPass(ground.dependencies, ground.pass())).toEqual([]);
    expect(ground.receivedIds()).toEqual(['a', 'b', 'c', 'd']);
    expect(ground.state).toMatchObject({ holder: null, compared: 1, checkpoint: undefined });
    expect(ground.state.finished).toEqual([
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
    const ground = passGround({ listings: twoForms() });
    ground.state.oldestUnread = minutes(-30);
    await runPass(ground.dependencies, ground.pass());
    expect(ground.state.finished[0]?.watermark).toEqual(new Date(minutes(-30).getTime() - 1));
  });

  test('looks back as far as an admin asked for, and fulfils the wish', async () => {
    const ground = passGround({ listings: twoForms() });
    const page = { ...PAGE, catchUpSince: minutes(-30 * DAY) };
    const pass = ground.pass({ family: { page, accounts: [] }, entries: [page] });
    await runPass(ground.dependencies, pass);
    expect(ground.asked[0]?.since).toEqual(page.catchUpSince);
    expect(ground.state.finished[0]?.fulfilled).toEqual(page.catchUpSince);
  });

  test('a wish beyond Meta’s 90 days is fulfilled by all that Meta still shows', async () => {
    const ground = passGround({ listings: twoForms() });
    const page = { ...PAGE, watermark: minutes(-200 * DAY), catchUpSince: minutes(-90 * DAY - 1) };
    const pass = ground.pass({ family: { page, accounts: [] }, entries: [page] });
    await runPass(ground.dependencies, pass);
    const [record] = ground.state.finished;
    expect(record?.fulfilled?.getTime()).toBeLessThanOrEqual(page.catchUpSince.getTime());
    expect(record?.watermark).toEqual(minutes(-1));
  });

  test('a pass over a part of the family leaves the rest due, and does not fulfil its wish', async () => {
    const ground = passGround({ listings: twoForms() });
    const family = familyOf({}, {});
    const pass = ground.pass({ cause: 'sync', family, entries: [family.page] });
    await runPass(ground.dependencies, pass);
    expect(ground.state.finished[0]).toMatchObject({
      entries: ['101'],
      fulfilled: null,
      nextDueAt: NOW,
    });
  });

  test('a sync that begins after the watermark leaves it where it is', async () => {
    const ground = passGround({ listings: twoForms() });
    await runPass(ground.dependencies, ground.pass({ cause: 'sync', since: minutes(-10) }));
    expect(ground.state.finished[0]).toMatchObject({ watermark: null, fulfilled: minutes(-10) });
  });

  test('where another pass holds the Page nothing is done', async () => {
    const ground = passGround({ listings: twoForms() });
    ground.state.holder = 'another';
    expect(await runPass(ground.dependencies, ground.pass())).toBeUndefined();
    expect(ground.asked).toEqual([]);
    expect(ground.state).toMatchObject({ holder: 'another', suspendedUntil: [], finished: [] });
  });

  describe('broken off', () => {
    test('goes on at the form and the cursor where it stood, due at once', async () => {
      const ground = passGround({ listings: twoForms() });
      let batches = 0;
      const stop = new AbortController();
      ground.state.onCheckpoint = () => {
        batches += 1;
        if (batches === 4) stop.abort(new PassInterrupted());
      };
      const interrupted = runPass(ground.dependencies, ground.pass({ signal: stop.signal }));
      await expect(interrupted).rejects.toBeInstanceOf(PassInterrupted);
      expect(ground.state).toMatchObject({ holder: null, finished: [], suspendedUntil: [NOW] });
      expect(ground.state.checkpoint).toMatchObject({
        doneForms: ['1'],
        formId: '2',
        after: 'c1',
        newest: minutes(-1),
      });

      ground.state.now = minutes(30);
      ground.asked.length = 0;
      expect(await runPass(ground.dependencies, ground.pass())).toEqual([]);
      expect(ground.asked).toMatchObject([{ formId: '2', after: 'c1', since: minutes(-660) }]);
      expect(ground.receivedIds()).toEqual(['a', 'b', 'c', 'd']);
      // What came in at form 1 since then was not read: the first start counts.
      expect(ground.state.finished[0]?.watermark).toEqual(minutes(-1));
    });

    test('L8: a lead sent after the first start does not move the watermark past it', async () => {
      const ground = passGround({ listings: twoForms() });
      await breakOffAtOnce(ground);
      ground.state.now = minutes(30);
      ground.listings.set('2', [[listed('late', minutes(20))]]);
      await runPass(ground.dependencies, ground.pass());
      expect(ground.receivedIds()).toContain('late');
      expect(ground.state.finished[0]?.watermark).toEqual(minutes(-1));
    });

    test.each([
      ['other entries are wanted now', { entries: ['101', '102'] }],
      ['it looked back less far than is wanted now', { since: minutes(-600) }],
    ])('begins anew where %s', async (_, change) => {
      const ground = passGround({ listings: twoForms() });
      const none = { failedForms: [], lateForms: [], newest: null };
      const fromTheTop = { startedAt: minutes(-60), formId: '2', after: 'c1', ...none };
      const covered = { entries: ['101'], since: minutes(-700), doneForms: ['1'], ...fromTheTop };
      ground.state.checkpoint = { ...covered, ...change };
      await runPass(ground.dependencies, ground.pass());
      expect(ground.receivedIds()).toEqual(['a', 'b', 'c', 'd']);
    });

    test('a sync begins anew and leaves the checkpoint to the catch-up', async () => {
      const ground = passGround({ listings: twoForms() });
      await breakOffAtOnce(ground);
      const { checkpoint } = ground.state;
      await runPass(ground.dependencies, ground.pass({ cause: 'sync', holder: 'sync' }));
      expect(ground.state.checkpoint).toEqual(checkpoint);
      expect(ground.receivedIds()).toEqual(['a', 'a', 'b', 'c', 'd']);
    });
  });

  describe('with a form that fails', () => {
    const refusal = new GraphError('No such form.', { action: 'unreadable' });
    const failing = () => passGround({ listings: { ...twoForms(), 1: [refusal] } });

    test('reads the others, names the problem, and keeps the watermark', async () => {
      const ground = failing();
      expect(await runPass(ground.dependencies, ground.pass())).toEqual([
        {
          pageId: '101',
          pageName: 'Bakery',
          formId: '1',
          formName: 'Form 1',
          reason: textReason('No such form.'),
        },
      ]);
      expect(ground.receivedIds()).toEqual(['c', 'd']);
      expect(ground.state.finished).toEqual([]);
      expect(ground.state.suspendedUntil).toEqual([minutes(HOUR)]);
      expect(ground.state.compared).toBe(0);
    });

    test('L6: the next pass reads all others again, for their leads went on coming', async () => {
      const ground = failing();
      await runPass(ground.dependencies, ground.pass());
      ground.state.now = minutes(90);
      ground.listings.set('2', [[listed('new', minutes(80))]]);
      await runPass(ground.dependencies, ground.pass());
      expect(ground.receivedIds()).toEqual(['c', 'd', 'new']);
      expect(ground.asked.at(-1)).toMatchObject({ since: minutes(-660) });
    });

    test('a sync is recorded without a watermark and tried again soon', async () => {
      const ground = failing();
      await runPass(ground.dependencies, ground.pass({ cause: 'sync' }));
      expect(ground.state.finished).toMatchObject([
        { cause: 'sync', watermark: null, fulfilled: null, nextDueAt: minutes(5) },
      ]);
    });
  });

  describe('with forms that hang', () => {
    const odd = new GraphError('No end.', { action: 'retry', oddity: 'endless-list' });
    const good = (leadId: string) => [[listed(leadId, minutes(-3))]];
    const hanging = () => ({ 1: [odd], 2: [odd], 3: [odd], 4: good('d'), 5: good('e') });

    test('leaves the other forms for a few minutes later, and says so', async () => {
      const ground = passGround({ listings: hanging() });
      const problems = await runPass(ground.dependencies, ground.pass());
      expect(problems?.map(({ formId }) => formId)).toEqual(['1', '2', '3', null]);
      expect(problems?.at(-1)?.reason).toEqual({
        code: 'forms-left-for-later',
        params: { page: 'Bakery' },
      });
      expect(ground.asked.map(({ formId }) => formId)).toEqual(['1', '2', '3']);
      expect(ground.state).toMatchObject({ finished: [], suspendedUntil: [minutes(5)] });
    });

    test('then reads the others first, and in the next round too', async () => {
      const ground = passGround({ listings: hanging() });
      await runPass(ground.dependencies, ground.pass());
      ground.asked.length = 0;
      await runPass(ground.dependencies, ground.pass());
      expect(ground.asked.map(({ formId }) => formId)).toEqual(['4', '5', '1', '2', '3']);
      expect(ground.receivedIds()).toEqual(['d', 'e']);
      expect(ground.state.finished).toEqual([]);
      expect(ground.state.suspendedUntil.at(-1)).toEqual(minutes(HOUR));

      ground.asked.length = 0;
      ground.listings.set('4', good('new'));
      await runPass(ground.dependencies, ground.pass());
      expect(ground.asked.map(({ formId }) => formId)).toEqual(['4', '5', '1', '2', '3']);
      expect(ground.receivedIds()).toContain('new');
    });

    test('is complete once they answer, and only then moves the watermark', async () => {
      const ground = passGround({ listings: hanging() });
      await runPass(ground.dependencies, ground.pass());
      for (const formId of ['1', '2', '3']) ground.listings.set(formId, good(`late ${formId}`));
      expect(await runPass(ground.dependencies, ground.pass())).toEqual([]);
      expect(ground.receivedIds()).toEqual(['d', 'e', 'late 1', 'late 2', 'late 3']);
      expect(ground.state.finished).toMatchObject([{ watermark: minutes(-3) }]);
    });

    test('a sync gives up as well, and does not move the watermark', async () => {
      const ground = passGround({ listings: hanging() });
      await runPass(ground.dependencies, ground.pass({ cause: 'sync' }));
      expect(ground.state.finished).toMatchObject([{ watermark: null, nextDueAt: minutes(5) }]);
    });
  });

  test('reading ahead: the watermark and the checkpoint count only what was taken in', async () => {
    const ground = passGround({ listings: twoForms() });
    const bug = new Error('the disk is gone');
    const { receiveRead } = ground.dependencies.inbox;
    ground.dependencies.inbox.receiveRead = async (leads, ...rest) => {
      if (leads.some(({ leadId }) => leadId === 'b')) throw bug;
      return receiveRead(leads, ...rest);
    };
    await expect(runPass(ground.dependencies, ground.pass())).rejects.toBe(bug);
    expect(ground.state.checkpoint).toMatchObject({ formId: '1', after: 'c1', doneForms: [] });
    expect(ground.state.checkpoint?.newest).toEqual(minutes(-1));
  });

  test.each([
    ['throttled', 42 * 60_000, minutes(42)],
    ['throttled', undefined, minutes(5)],
    ['reconnect', undefined, minutes(5)],
  ] as const)(
    'L27: %s (for %s ms) ends the pass, which goes on when calls are of use',
    async (action, retryAfterMs, dueAt) => {
      const refusal = new GraphError('Stop.', { action, retryAfterMs });
      const [first = []] = twoForms()[1];
      const ground = passGround({ listings: { ...twoForms(), 1: [first, refusal] } });
      expect(await runPass(ground.dependencies, ground.pass())).toHaveLength(1);
      expect(ground.asked.map(({ formId }) => formId)).toEqual(['1']);
      expect(ground.state.suspendedUntil).toEqual([dueAt]);
      expect(ground.state.checkpoint).toMatchObject({ formId: '1', after: 'c1', doneForms: [] });
    },
  );

  test('forms that cannot be listed are a problem of the Page', async () => {
    const ground = passGround({ listings: twoForms() });
    ground.state.formsError = new GraphError('Sign in.', { action: 'reconnect' });
    expect(await runPass(ground.dependencies, ground.pass())).toMatchObject([
      { formId: null, reason: textReason('Sign in.') },
    ]);
    expect(ground.state).toMatchObject({ finished: [], suspendedUntil: [minutes(5)] });
  });

  test('a pass that lost the Page mid-way stops and records nothing', async () => {
    const ground = passGround({ listings: twoForms() });
    ground.state.onCheckpoint = () => {
      ground.state.holder = 'heir';
    };
    await expect(runPass(ground.dependencies, ground.pass())).rejects.toThrow(/taken over/);
    expect(ground.receivedIds()).toEqual(['a', 'b']);
    expect(ground.state).toMatchObject({ holder: 'heir', finished: [], suspendedUntil: [] });
  });

  test('a bug gives the Page back, and comes out', async () => {
    const ground = passGround({ listings: { 1: [new TypeError('odd')] } });
    await expect(runPass(ground.dependencies, ground.pass())).rejects.toThrow('odd');
    expect(ground.state).toMatchObject({ holder: null, suspendedUntil: [minutes(5)] });
  });
});
