import type { Completeness } from '../../contract/completeness.ts';
import { writeNumber } from '../ui/count.ts';

/** A part of the difference between Meta's count and what is in the CRM. */
export interface Difference {
  readonly kind: 'waiting' | 'parked' | 'skipped' | 'missing' | 'expired' | 'beyond';
  readonly text: string;
}

type Counts = Omit<Completeness, 'checkedAt'>;

/** What Meta counts beside what is in the CRM: `Meta 214, here 214`. */
export const compareInWords = ({ metaCount, stored }: Counts): string =>
  `Meta ${writeNumber(metaCount)}, here ${writeNumber(stored)}`;

/** Why the two differ, part by part; nothing where they do not. */
export function explainDifference(counts: Counts): readonly Difference[] {
  const { metaCount, stored, waiting, parked, skipped, expired, missing } = counts;
  const beyond = stored + waiting + parked + skipped + expired + missing - metaCount;
  const parts: readonly [Difference['kind'], number, string][] = [
    ['missing', missing, 'at Meta and not here yet'],
    ['waiting', waiting, waiting === 1 ? 'on its way into the CRM' : 'on their way into the CRM'],
    ['parked', parked, 'parked'],
    ['skipped', skipped, 'sent while the Page or account was disabled'],
    ['expired', expired, 'older than Meta’s 90 days'],
    ['beyond', beyond, 'that Meta no longer counts, such as deleted test leads'],
  ];
  return parts
    .filter(([, count]) => count > 0)
    .map(([kind, count, words]) => ({ kind, text: `${writeNumber(count)} ${words}` }));
}

/** Whether something is still to be done, by LeadRabbit or by a person. */
export const isSettled = ({ waiting, parked, missing }: Counts): boolean =>
  waiting + parked + missing === 0;
