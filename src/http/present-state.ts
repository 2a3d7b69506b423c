import type { Survey } from '../connections/health/survey.ts';
import type { Verdict } from '../connections/health/judge-page.ts';
import type { Connection } from '../connections/page.ts';
import type * as wire from '../contract/page.ts';
import { presentVerdict } from './present-verdict.ts';

/** Whether leads of a connection come in, the same for every client. */
export function presentState(
  entry: Connection,
  { reports, verdicts }: Survey,
): Pick<wire.ConnectedPage, 'attention' | 'verdict' | 'health'> {
  const verdict = verdicts.get(entry.pageId);
  if (!verdict) throw new Error(`The entry ${entry.pageId} has no verdict.`);
  const report = reports.get(entry.pageId);
  return {
    verdict: presentVerdict(verdict),
    health: report
      ? {
          state: verdict.state === 'off' ? report.state : verdict.state,
          checkedAt: report.checkedAt.toISOString(),
        }
      : null,
    attention: presentAttention(entry, verdict),
  };
}

/** A refusal set the mark. The check that ran after it knows the cause, so its reason is shown. */
function presentAttention(
  { attention }: Connection,
  verdict: Verdict,
): wire.ConnectedPage['attention'] {
  if (attention === null) return null;
  const { code, since } = attention;
  const isExplained = code === 'permission' && verdict.state === 'bad';
  const { code: reasonCode, params } = isExplained ? verdict : attention.reason;
  return { code, reason: { code: reasonCode, params: { ...params } }, since: since.toISOString() };
}
