import type { Completeness } from '../../contract/completeness.ts';

/** A part of the difference between Meta's count and what is in the CRM. */
export interface Difference {
  readonly kind:
    | 'missing'
    | 'pending'
    | 'needs-attention'
    | 'skipped'
    | 'dismissed'
    | 'erased'
    | 'unlisted'
    | 'expired'
    | 'beyond';
  readonly count: number;
}

type Counts = Omit<Completeness, 'checkedAt'>;

/** Why the two differ, part by part; empty if they do not. */
export function explainDifference(counts: Counts): readonly Difference[] {
  const { metaCount, stored, pending, needsAttention, skipped, dismissed, erased } = counts;
  const { expired, missing, unlisted } = counts;
  const accounted =
    stored + pending + needsAttention + skipped + dismissed + erased + expired + missing + unlisted;
  const parts: readonly [Difference['kind'], number][] = [
    ['missing', missing],
    ['pending', pending],
    ['needs-attention', needsAttention],
    ['skipped', skipped],
    ['dismissed', dismissed],
    ['erased', erased],
    ['unlisted', unlisted],
    ['expired', expired],
    ['beyond', accounted - metaCount],
  ];
  return parts.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }));
}

/** Whether every lead is accounted for, so that nothing is left to do. */
export const isComplete = ({ pending, needsAttention, missing }: Counts): boolean =>
  pending + needsAttention + missing === 0;
