import type { DatabaseSync } from 'node:sqlite';
import type { HealthCheck, HealthReport } from '../../connections/health/health-report.ts';
import type { HealthStore } from '../../connections/health/health-store.ts';
import { readReason, textReason } from '../../reasons.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Health checks read one day of counts. A month of them helps to investigate a problem. */
const VERDICTS_KEPT_MS = 31 * 86_400_000;

const VERDICTS = ['valid', 'wrong', 'missing', 'plausible', 'proven'] as const;

/** Reports in `health_reports`, counts of webhook signatures in `webhook_verdicts`. */
export function createHealthStore(database: DatabaseSync, commits: GroupCommit): HealthStore {
  const saveReport = database.prepare(`
    INSERT INTO health_reports (subject, report, checkedAt) VALUES (:subject, :report, :checkedAt)
    ON CONFLICT (subject) DO UPDATE SET report = excluded.report, checkedAt = excluded.checkedAt`);
  const selectOne = database.prepare('SELECT * FROM health_reports WHERE subject = ?');
  const selectAll = database.prepare('SELECT * FROM health_reports ORDER BY subject');
  const deleteOne = database.prepare('DELETE FROM health_reports WHERE subject = ?');
  const addVerdict = database.prepare(`
    INSERT INTO webhook_verdicts (hour, verdict, count, lastAt)
    VALUES (:hour, :verdict, :count, :lastAt)
    ON CONFLICT (hour, verdict) DO UPDATE SET
      count = count + excluded.count, lastAt = max(lastAt, excluded.lastAt)`);
  const deleteOldVerdicts = database.prepare('DELETE FROM webhook_verdicts WHERE hour < ?');
  const sumVerdicts = database.prepare(`
    SELECT verdict, sum(count) AS count, max(lastAt) AS lastAt FROM webhook_verdicts
    WHERE lastAt >= ? GROUP BY verdict`);

  return {
    save: (subject, { checkedAt, ...report }) =>
      commits.write(() => {
        const replaced = selectOne.get(subject);
        saveReport.run({
          subject,
          report: JSON.stringify(report),
          checkedAt: checkedAt.getTime(),
        });
        return replaced && toReport(replaced);
      }),
    find: async (subject) => {
      const row = selectOne.get(subject);
      return row && toReport(row);
    },
    list: async () =>
      new Map(
        selectAll.all().flatMap((row) => {
          const report = toReport(row);
          return report ? [[column.text(row, 'subject'), report] as const] : [];
        }),
      ),
    remove: (subject) =>
      commits.write(() => {
        deleteOne.run(subject);
      }),
    addSignatureVerdicts: (hour, counts, now) =>
      commits.write(() => {
        deleteOldVerdicts.run(hour.getTime() - VERDICTS_KEPT_MS);
        for (const verdict of VERDICTS) {
          const count = counts[verdict] ?? 0;
          if (count > 0)
            addVerdict.run({ hour: hour.getTime(), verdict, count, lastAt: now.getTime() });
        }
      }),
    signatureVerdictsSince: async (since) => {
      const rows = new Map(
        sumVerdicts.all(since.getTime()).map((row) => [column.text(row, 'verdict'), row]),
      );
      const countOf = (verdict: string) => column.integer(rows.get(verdict) ?? {}, 'count');
      const lastOf = (verdict: string) => column.timeOrNull(rows.get(verdict) ?? {}, 'lastAt');
      return {
        valid: countOf('valid'),
        wrong: countOf('wrong'),
        missing: countOf('missing'),
        lastValid: lastOf('valid'),
        lastWrong: lastOf('wrong'),
        ...(rows.has('plausible') && {
          plausible: countOf('plausible'),
          lastPlausible: column.time(rows.get('plausible') ?? {}, 'lastAt'),
        }),
        ...(rows.has('proven') && {
          proven: countOf('proven'),
          lastProven: column.time(rows.get('proven') ?? {}, 'lastAt'),
        }),
      };
    },
  };
}

/** Ignores a report that cannot be read. The next check replaces it. */
function toReport(row: column.Row): HealthReport | undefined {
  const report = column.json(row, 'report') as {
    readonly state: HealthReport['state'];
    readonly checks: readonly StoredCheck[];
  } | null;
  const checkedAt = column.timeOrNull(row, 'checkedAt');
  if (!report || !Array.isArray(report.checks) || !checkedAt) return undefined;
  return { state: report.state, checks: report.checks.map(toCheck), checkedAt };
}

/** Versions before the schema of step 11 stored a sentence, `message`. */
type StoredCheck = Pick<HealthCheck, 'id' | 'state' | 'alarm'> & {
  readonly code?: string;
  readonly params?: object;
  readonly message?: string;
};

function toCheck(stored: StoredCheck): HealthCheck {
  const { id, state, alarm, message = '' } = stored;
  return { id, state, alarm, ...(readReason(stored) ?? textReason(message)) };
}
