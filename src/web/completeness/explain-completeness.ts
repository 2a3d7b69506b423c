import type { Completeness } from '../../contract/completeness.ts';
import { writeNumber } from '../ui/count.ts';

/** A part of the difference between Meta's count and what is in the CRM. */
export interface Difference {
  readonly kind:
    | 'missing'
    | 'pending'
    | 'needs-attention'
    | 'skipped'
    | 'dismissed'
    | 'unlisted'
    | 'expired'
    | 'beyond';
  readonly text: string;
}

type Counts = Omit<Completeness, 'checkedAt'>;

/** What Meta counts beside what is in the CRM: `Meta 214, here 214`. */
export const compareInWords = ({ metaCount, stored }: Counts): string =>
  `Meta ${writeNumber(metaCount)}, here ${writeNumber(stored)}`;

/** Why the two differ, part by part; empty if they do not. */
export function explainDifference(counts: Counts): readonly Difference[] {
  const { metaCount, stored, pending, needsAttention, skipped, dismissed } = counts;
  const { expired, missing, unlisted } = counts;
  const accounted =
    stored + pending + needsAttention + skipped + dismissed + expired + missing + unlisted;
  const parts: readonly [Difference['kind'], number, string][] = [
    ['missing', missing, 'at Meta and not here yet'],
    ['pending', pending, pending === 1 ? 'on its way into the CRM' : 'on their way into the CRM'],
    ['needs-attention', needsAttention, 'parked'],
    ['skipped', skipped, 'skipped, because the Page or account was disabled'],
    ['dismissed', dismissed, 'dismissed'],
    ['unlisted', unlisted, 'that Meta counts and does not list'],
    ['expired', expired, 'older than Meta’s 90 days'],
    ['beyond', accounted - metaCount, 'that Meta no longer counts, such as deleted test leads'],
  ];
  return parts
    .filter(([, count]) => count > 0)
    .map(([kind, count, words]) => ({ kind, text: `${writeNumber(count)} ${words}` }));
}

/** Whether nothing is left to do, for LeadRabbit or for a person. */
export const isSettled = ({ pending, needsAttention, missing }: Counts): boolean =>
  pending + needsAttention + missing === 0;
