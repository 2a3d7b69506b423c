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
  const delivery = deliverySchema.safeParse(parse(body)).data;
  if (!delivery) return undefined;
  const entry = delivery.entry
    .map((each) => ({ ...each, changes: each.changes.filter((change) => !names(change, leadIds)) }))
    .filter(({ changes }) => changes.length > 0);
  return entry.length === 0 ? undefined : JSON.stringify({ ...delivery, entry });
}

/** As text, because a large id loses its last digits when JSON is read as numbers. */
const names = (change: unknown, leadIds: ReadonlySet<string>): boolean => {
  const text = JSON.stringify(change);
  return [...leadIds].some((leadId) => text.includes(leadId));
};

/** Keeps whole numbers beyond 2^53 as text. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body.replaceAll(/([[:,]\s*)(\d{16,})(?=\s*[,\]}])/g, '$1"$2"'));
  } catch {
    return undefined;
  }
}
