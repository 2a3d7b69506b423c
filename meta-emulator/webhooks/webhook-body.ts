import { phpJson } from '../php-json.ts';
import type { Change } from './change.ts';

type Options = { sentAt: number; numericIds: boolean; includeValues: boolean };

/**
 * The bytes of one POST: one entry for each object, with all its changes. `value` comes before
 * `field`, as in captured deliveries.
 */
export function webhookBody(object: string, changes: readonly Change[], options: Options): string {
  const entries = Map.groupBy(changes, ({ entryId }) => String(entryId));
  const entry = [...entries.values()].map((ofEntry) => {
    const { entryId } = ofEntry[0] as Change;
    const head = { id: options.numericIds ? toNumber(entryId) : entryId, time: options.sentAt };
    if (!options.includeValues)
      return { ...head, changed_fields: [...new Set(ofEntry.map(({ field }) => field))] };
    const listed = ofEntry.map(({ field, value }) => ({
      value: options.numericIds ? numericIds(value) : value,
      field,
    }));
    return { ...head, changes: listed };
  });
  return phpJson({ object, entry }, { percent: true });
}

/** The documentation's samples have numbers, beyond 2^53 too. */
function numericIds(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name.endsWith('_id') ? toNumber(one) : one]),
  );
}

function toNumber(id: unknown): unknown {
  return typeof id === 'string' && /^\d+$/.test(id) ? BigInt(id) : id;
}
