import type { Db } from 'mongodb';
import type { HealthStore, VerdictCounts } from '../../../connections/health/health-store.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { retryDuplicate } from '../retry-duplicate.ts';

/** Health checks read one day of counts. A month of them helps to investigate a problem. */
const VERDICTS_KEPT_MS = 31 * 86_400_000;

const VERDICTS = ['valid', 'wrong', 'missing', 'plausible', 'proven'] as const;

interface VerdictDocument {
  /** `<hour in ISO 8601> <verdict>` */
  readonly _id: string;
  readonly hour: Date;
  readonly verdict: keyof VerdictCounts;
  readonly count: number;
  readonly lastAt: Date;
}

export const verdictIndexes: readonly NeededIndex[] = [
  { collection: 'webhook_verdicts', name: 'webhook_verdicts_hour', key: { hour: 1 } },
  { collection: 'webhook_verdicts', name: 'webhook_verdicts_lastAt', key: { lastAt: 1 } },
];

/**
 * Counts of webhook signatures by hour. If the server goes away while it counts, what is counted again
 * may be counted twice.
 */
export function createWebhookVerdicts(
  db: Db,
): Pick<HealthStore, 'addSignatureVerdicts' | 'signatureVerdictsSince'> {
  const verdicts = db.collection<VerdictDocument>('webhook_verdicts');
  return {
    addSignatureVerdicts: async (hour, counts, now) => {
      const oldest = new Date(hour.getTime() - VERDICTS_KEPT_MS);
      await verdicts.deleteMany({ hour: { $lt: oldest } });
      for (const verdict of VERDICTS) {
        const count = counts[verdict] ?? 0;
        if (count === 0) continue;
        const _id = `${hour.toISOString()} ${verdict}`;
        const update = {
          $setOnInsert: { hour, verdict },
          $inc: { count },
          $max: { lastAt: now },
        };
        await retryDuplicate(() => verdicts.updateOne({ _id }, update, { upsert: true }));
      }
    },
    signatureVerdictsSince: async (since) => {
      const found = await verdicts.find({ lastAt: { $gte: since } }).toArray();
      const of = (name: keyof VerdictCounts) => found.filter(({ verdict }) => verdict === name);
      const countOf = (name: keyof VerdictCounts) =>
        of(name).reduce((sum, { count }) => sum + count, 0);
      const lastOf = (name: keyof VerdictCounts) =>
        of(name)
          .map(({ lastAt }) => lastAt)
          .reduce<Date | null>((last, time) => (last && last > time ? last : time), null);
      const lastPlausible = lastOf('plausible');
      const lastProven = lastOf('proven');
      return {
        valid: countOf('valid'),
        wrong: countOf('wrong'),
        missing: countOf('missing'),
        lastValid: lastOf('valid'),
        lastWrong: lastOf('wrong'),
        ...(lastPlausible && { plausible: countOf('plausible'), lastPlausible }),
        ...(lastProven && { proven: countOf('proven'), lastProven }),
      };
    },
  };
}
