import { hashOfEntry } from './hash-entry.ts';
import type { AuditStore } from './audit-store.ts';

const ENTRIES_AT_ONCE = 1_000;

export type ChainVerdict =
  | { readonly isWhole: true; readonly entries: number; readonly lastHash: string }
  /** `number` is the first entry that is missing or does not fit. */
  | { readonly isWhole: false; readonly number: number; readonly why: 'missing' | 'changed' };

/** Checks every entry of the audit log. The end of the chain may have been cut off unseen: compare `lastHash`. */
export async function verifyChain(audit: Pick<AuditStore, 'listAfter'>): Promise<ChainVerdict> {
  let number = 0;
  let lastHash = '';
  for (;;) {
    const entries = await audit.listAfter(number, ENTRIES_AT_ONCE);
    for (const entry of entries) {
      if (entry.number !== number + 1)
        return { isWhole: false, number: number + 1, why: 'missing' };
      if (entry.previousHash !== lastHash || hashOfEntry(entry) !== entry.hash)
        return { isWhole: false, number: entry.number, why: 'changed' };
      number = entry.number;
      lastHash = entry.hash;
    }
    if (entries.length < ENTRIES_AT_ONCE) return { isWhole: true, entries: number, lastHash };
  }
}
