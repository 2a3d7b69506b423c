import type { SyncAnswer } from '../contract/sync.ts';
import type { SyncGap, SyncResult } from '../intake/sync-result.ts';

/** The result of a sync. */
export function presentSync(result: SyncResult): SyncAnswer {
  const { leadsNew, leadsFound, pagesProcessed, problems, gaps } = result;
  return {
    success: true,
    leadsSynced: leadsNew,
    leadsFound,
    pagesProcessed,
    message: describe(result),
    problems: problems.map(({ reason, ...problem }) => ({
      ...problem,
      reason: { code: reason.code, params: { ...reason.params } },
    })),
    stillMissing: gaps.map((gap) => ({ ...gap })),
  };
}

function describe({ leadsNew, problems, gaps }: SyncResult): string {
  const synced =
    leadsNew === 0 ? 'No new leads' : `Successfully synced ${count(leadsNew, 'lead', 'leads')}`;
  const missed = count(problems.length, 'problem needs attention', 'problems need attention');
  const first = problems.length === 0 ? `${synced}.` : `${synced}, but ${missed}.`;
  return [first, ...CAUSES.flatMap((cause) => describeGap(cause, sumOf(gaps, cause)))].join(' ');
}

const CAUSES: readonly SyncGap['cause'][] = ['older', 'unread', 'unlisted'];

function describeGap(cause: SyncGap['cause'], total: number): string[] {
  if (total === 0) return [];
  switch (cause) {
    case 'older':
      return [
        `${count(total, 'lead is', 'leads are')} at Meta and not here: sent before the time to which this sync looked back. Look back further to fetch ${total === 1 ? 'it' : 'them'}.`,
      ];
    case 'unread':
      return [
        `${count(total, 'lead is', 'leads are')} at Meta and not here, because not everything could be read.`,
      ];
    case 'unlisted':
      return [
        `Meta counts ${count(total, 'lead', 'leads')} that it does not list, such as a deleted test lead.`,
      ];
  }
}

const sumOf = (gaps: readonly SyncGap[], cause: SyncGap['cause']): number =>
  gaps.filter((gap) => gap.cause === cause).reduce((sum, gap) => sum + gap.count, 0);

const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;
