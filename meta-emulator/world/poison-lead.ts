export const POISON_KINDS = [
  'missing-values',
  'empty-values',
  'odd-values',
  'values-not-a-list',
  'no-name',
  'garbage-text',
  'field-data-null',
  'field-data-object',
  'field-data-text',
] as const;
export type PoisonKind = (typeof POISON_KINDS)[number];

/**
 * `field_data` that breaks a careless reader. Entries without `values` and with an empty list were
 * seen in real data; the others are what a defensive reader should survive.
 */
export function poisonFieldData(kind: PoisonKind, fieldData: unknown): unknown {
  const entries = Array.isArray(fieldData) ? (fieldData as unknown[]) : [];
  switch (kind) {
    case 'missing-values':
      return [{ name: 'inbox_url' }, ...entries.slice(1)];
    case 'empty-values':
      return [...entries.slice(1), { name: 'inbox_url', values: [] }];
    case 'odd-values':
      return [...entries, { name: 'odd', values: [42, null, true, { nested: ['x'] }] }];
    case 'values-not-a-list':
      return [...entries, { name: 'odd', values: 'just text' }];
    case 'no-name':
      return [...entries, { values: ['whose answer is this?'] }];
    case 'garbage-text':
      return [...entries, { name: 'odd', values: ['\u0000\u0007\ud83d', 'x'.repeat(100_000)] }];
    case 'field-data-null':
      return null;
    case 'field-data-object':
      return { full_name: 'Not a list' };
    case 'field-data-text':
      return 'no answers at all';
  }
}
