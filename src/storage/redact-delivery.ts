import { z } from 'zod';

const deliverySchema = z.looseObject({
  entry: z.array(z.looseObject({ changes: z.array(z.unknown()) })),
});

/**
 * The body of a webhook without what concerns some leads.
 *
 * @param body JSON as Meta or another sender sent it
 * @returns undefined if nothing else is left, or the body cannot be understood
 */
export function redactDelivery(body: string, leadIds: ReadonlySet<string>): string | undefined {
  const read = parse(body);
  if (!deliverySchema.safeParse(read).success) return undefined;
  // Not what the schema returns, which has another order of keys.
  const delivery = read as z.output<typeof deliverySchema>;
  const entry = delivery.entry
    .map((each) => ({ ...each, changes: each.changes.filter((change) => !names(change, leadIds)) }))
    .filter(({ changes }) => changes.length > 0);
  return entry.length === 0 ? undefined : JSON.stringify({ ...delivery, entry });
}

const names = (change: unknown, leadIds: ReadonlySet<string>): boolean => {
  const text = JSON.stringify(change);
  return [...leadIds].some((leadId) => text.includes(leadId));
};

/** Reads JSON whose numbers are written again digit for digit: ids are longer than a number can hold. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body, keepNumber as (key: string, value: unknown) => unknown);
  } catch {
    return undefined;
  }
}

/** @see https://tc39.es/proposal-json-parse-with-source/; TypeScript does not know it yet */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

const keepNumber = (_key: string, value: unknown, { source }: { source?: string }): unknown =>
  typeof value === 'number' && source !== undefined ? rawJSON(source) : value;
