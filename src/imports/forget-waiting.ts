import type { PersonKeys } from '../leads/person-keys.ts';
import { toE164 } from '../leads/phone.ts';
import type { ImportRecord, ImportStore, WaitingRow } from './import-store.ts';

const ROWS_AT_ONCE = 500;

/** How many last digits of two numbers are compared before one of them is read. */
const LAST_DIGITS = 6;

/**
 * Rows that wait and hold an address or a number of a person who is being erased are not imported, and their text is
 * forgotten.
 */
export async function forgetWaiting(
  keys: PersonKeys,
  { store, now }: { readonly store: ImportStore; readonly now: () => Date },
): Promise<void> {
  if (keys.emails.length === 0 && keys.phones.length === 0) return;
  for (const record of await store.listUnfinished()) {
    let after = 0;
    for (;;) {
      const waiting = await store.listWaiting(record.id, { after, limit: ROWS_AT_ONCE });
      const last = waiting.at(-1);
      if (!last) break;
      const rows = waiting
        .filter((row) => isOfPerson(row, record, keys))
        .map(({ line }) => ({
          line,
          fate: 'skipped' as const,
          reason: 'erased',
          column: '',
          leadId: null,
        }));
      // The run counts the rows again at its end.
      if (rows.length > 0) await store.saveRows(record.id, { rows, counts: record.counts }, now());
      after = last.line;
    }
  }
}

function isOfPerson(
  { cells }: WaitingRow,
  { layout }: ImportRecord,
  { emails, phones }: PersonKeys,
): boolean {
  return cells.some((cell) => {
    if (emails.includes(cell.trim().toLowerCase())) return true;
    const digits = cell.replaceAll(/\D/g, '');
    return phones.some((phone) => {
      if (digits === '' || !digits.endsWith(phone.slice(-LAST_DIGITS))) return false;
      const read = toE164(cell.trim().replace(/^[pz]:/, ''), layout.country || undefined);
      return read === phone || read === '';
    });
  });
}
