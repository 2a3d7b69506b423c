import { textReason } from '../../src/reasons.ts';
import { describe, expect, test } from 'vitest';
import { toReport } from '../../src/connections/health/health-report.ts';
import type { VerdictCounts } from '../../src/connections/health/health-store.ts';
import { bad, ok } from '../../src/connections/health/verdicts.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const NONE = { valid: 0, wrong: 0, missing: 0 };

/** What every engine must store about the health of connections. */
export function describeHealthStoreContract(openStorage: OpenStorage): void {
  describe('health store', () => {
    const opened = useStorage(openStorage);
    const health = () => opened().storage.health;
    const add = (hour: number, counts: Partial<VerdictCounts>, seconds: number, store = health()) =>
      store.addSignatureVerdicts(at(hour), { ...NONE, ...counts }, at(seconds));

    test('the last report of each subject reads back as it was, also after a restart', async () => {
      const first = toReport([ok('token', textReason('Fine.'))], new Date(at(5).getTime() + 123));
      const second = toReport(
        [bad('token', textReason('Press Connect.')), ok('token', textReason('ä'))],
        at(6),
      );
      await health().save('101', first);
      expect(await health().find('101')).toEqual(first);
      await health().save('101', second);
      await health().save('app', first);
      const both = new Map([
        ['101', second],
        ['app', first],
      ]);
      expect(await health().list()).toEqual(both);
      const { health: reopened } = await opened().reopen();
      expect(await reopened.list()).toEqual(both);
    });

    test('each report replaces another one if several processes save at the same time', async () => {
      const stores = [
        opened().storage,
        await opened().openAnother(),
        (await opened().startProcess()).storage,
      ];
      const reports = Array.from({ length: 12 }, (_, index) => toReport([], at(index)));
      const replaced = await Promise.all(
        reports.map(async (report, index) => stores[index % 3]?.health.save('101', report)),
      );
      const last = await health().find('101');
      const times = [...replaced, last].map((report) => report?.checkedAt.getTime() ?? 0);
      expect(times.toSorted((a, b) => a - b)).toEqual([
        0,
        ...reports.map(({ checkedAt }) => checkedAt.getTime()),
      ]);
    });

    test('remove deletes the report of that subject alone, and can be repeated', async () => {
      const report = toReport([ok('token', textReason('Fine.'))], at(5));
      await health().save('101', report);
      await health().save('102', report);
      await health().remove('101');
      await health().remove('101');
      expect(await health().find('101')).toBeUndefined();
      expect(await health().list()).toEqual(new Map([['102', report]]));
    });

    test('verdicts are added up over the hours in which they came', async () => {
      await add(0, { valid: 5 }, 100);
      await add(HOUR, { valid: 2, wrong: 1 }, HOUR + 600);
      await add(HOUR, { wrong: 1, missing: 3 }, HOUR + 1_200);
      expect(await health().signatureVerdictsSince(at(1_800))).toEqual({
        valid: 2,
        wrong: 2,
        missing: 3,
        lastValid: at(HOUR + 600),
        lastWrong: at(HOUR + 1_200),
      });
      expect(await health().signatureVerdictsSince(at(0))).toMatchObject({ valid: 7 });
      const nothing = { ...NONE, lastValid: null, lastWrong: null };
      expect(await health().signatureVerdictsSince(at(2 * HOUR))).toEqual(nothing);
    });

    test("refused webhooks that look like Meta's and those that Meta confirmed are counted apart", async () => {
      await add(0, { wrong: 5, plausible: 2 }, 100);
      await add(0, { wrong: 1, plausible: 1, proven: 1 }, 200);
      await add(HOUR, { wrong: 1, plausible: 1 }, HOUR + 60);
      expect(await health().signatureVerdictsSince(at(0))).toMatchObject({
        wrong: 7,
        plausible: 4,
        lastPlausible: at(HOUR + 60),
        proven: 1,
        lastProven: at(200),
      });
      const later = await health().signatureVerdictsSince(at(1_800));
      expect(later).toMatchObject({ plausible: 1 });
      expect(later).not.toHaveProperty('lastProven');
    });

    test('a count that is stored late does not move the last time back', async () => {
      await add(0, { valid: 1 }, 900);
      await add(0, { valid: 1 }, 300);
      expect(await health().signatureVerdictsSince(at(600))).toMatchObject({
        valid: 2,
        lastValid: at(900),
      });
    });

    test('the counts of two connections and two processes are added up', async () => {
      const far = [await opened().startProcess(), await opened().startProcess()];
      const stores = [
        opened().storage,
        await opened().openAnother(),
        ...far.map(({ storage }) => storage),
      ];
      await Promise.all(
        stores.flatMap(({ health: store }) =>
          Array.from({ length: 25 }, () => add(0, { valid: 1, wrong: 2, missing: 3 }, 10, store)),
        ),
      );
      expect(await health().signatureVerdictsSince(at(0))).toMatchObject({
        valid: 100,
        wrong: 200,
        missing: 300,
      });
    });

    test('hours before the last month are deleted, and those of the last month are kept', async () => {
      await add(-60 * DAY, { valid: 1 }, -60 * DAY);
      await add(-20 * DAY, { valid: 1 }, -20 * DAY);
      await add(0, { valid: 1 }, 10);
      expect(await health().signatureVerdictsSince(at(-90 * DAY))).toMatchObject({ valid: 2 });
    });
  });
}
