import { ObjectId, type Collection, type Db } from 'mongodb';
import type { HealthCheck, HealthReport } from '../../../connections/health/health-report.ts';
import type { HealthStore } from '../../../connections/health/health-store.ts';
import { readReason, textReason } from '../../../reasons.ts';
import { toTime } from '../fields.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { createWebhookVerdicts } from './webhook-verdicts.ts';

interface ReportDocument extends HealthReport {
  /** `app`, or the id of a Page. */
  readonly _id: string;
  /** Differs after each save. */
  readonly revision: ObjectId;
}

/** Reports in `health_reports`, counts of webhook signatures in `webhook_verdicts`. */
export function createHealthStore(db: Db): HealthStore {
  const reports = db.collection<ReportDocument>('health_reports');
  return {
    save: createSave(reports),
    find: async (subject) => {
      const document = await reports.findOne({ _id: subject });
      return document ? toReport(document) : undefined;
    },
    list: async () => {
      const documents = await reports.find().sort({ _id: 1 }).toArray();
      return new Map(
        documents.flatMap((document) => {
          const report = toReport(document);
          return report ? [[document._id, report] as const] : [];
        }),
      );
    },
    remove: async (subject) => {
      await reports.deleteOne({ _id: subject });
    },
    ...createWebhookVerdicts(db),
  };
}

/**
 * Reads the last report and replaces exactly that one; if another process was faster, it begins again.
 * `findOneAndReplace` would do on MongoDB, but not every compatible server returns what it replaced.
 */
function createSave(reports: Collection<ReportDocument>): HealthStore['save'] {
  const replace = async (last: ReportDocument | null, next: ReportDocument): Promise<boolean> => {
    if (last) {
      const { _id, revision } = last;
      return (await reports.replaceOne({ _id, revision }, next)).matchedCount > 0;
    }
    try {
      await reports.insertOne(next);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  return async (subject, report) => {
    const next = { _id: subject, ...report, revision: new ObjectId() };
    for (;;) {
      const last = await reports.findOne({ _id: subject });
      if (await replace(last, next)) return last ? toReport(last) : undefined;
    }
  };
}

/** Ignores a report that cannot be read. The next check replaces it. */
function toReport({ state, checks, checkedAt }: ReportDocument): HealthReport | undefined {
  const time = toTime(checkedAt);
  if (!Array.isArray(checks) || !time) return undefined;
  return { state, checks: checks.map(toCheck), checkedAt: time };
}

function toCheck(stored: HealthCheck): HealthCheck {
  const { id, state, alarm } = stored;
  return { id, state, alarm, ...(readReason(stored) ?? textReason('')) };
}
