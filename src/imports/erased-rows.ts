import { toE164 } from '../leads/phone.ts';
import { digitsKey, FEWEST_DIGITS, mailKey, phoneKey, type IsErased } from './erased-keys.ts';
import type { ImportRecord, ImportStore, WaitingRow } from './import-store.ts';

/** The rows that hold an address or a number of a person who was erased. */
export async function findErased(
  rows: readonly WaitingRow[],
  { layout }: Pick<ImportRecord, 'layout'>,
  isErased: IsErased,
): Promise<readonly WaitingRow[]> {
  const found = await Promise.all(
    rows.map(({ cells }) => isOfErased(cells, layout.country || undefined, isErased)),
  );
  return rows.filter((_, index) => found[index]);
}

async function isOfErased(
  cells: readonly string[],
  country: string | undefined,
  isErased: IsErased,
): Promise<boolean> {
  for (const cell of cells) {
    if (cell.includes('@') && (await isErased(mailKey(cell.trim().toLowerCase())))) return true;
    const digits = cell.replaceAll(/\D/g, '');
    if (digits.length < FEWEST_DIGITS || !(await isErased(digitsKey(digits)))) continue;
    const number = toE164(cell.trim().replace(/^[pz]:/, ''), country);
    if (number === '' || (await isErased(phoneKey(number)))) return true;
  }
  return false;
}

/** Gives these rows their result: their person was erased. */
export async function saveErased(
  rows: readonly WaitingRow[],
  { id, counts }: Pick<ImportRecord, 'id' | 'counts'>,
  store: Pick<ImportStore, 'saveRows'>,
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const results = rows.map(({ line }) => ({
    line,
    fate: 'skipped' as const,
    reason: 'erased',
    column: '',
    leadId: null,
  }));
  // The run counts the rows again at its end.
  await store.saveRows(id, { rows: results, counts }, now);
}
