import { GraphError } from './graph-error.ts';
import { LEAD_FIELDS } from './graph-lead.ts';

/** The time after which all fields are tried again, in ms: a permission may have been granted. */
const REMEMBERED_FOR = 60 * 60_000;

/**
 * Chooses the fields of a lead to ask for. Graph may not show every field to every app and Page. If
 * it refuses a call, the call is repeated with the basic fields. If that works, the Page's leads
 * are read with the basic fields for an hour.
 */
export interface LeadFields {
  /** @throws what `call` throws with the basic fields */
  read<T>(pageId: string, call: (fields: string) => Promise<T>): Promise<T>;
  /** Does the same for a list that is read page by page. */
  list<T>(pageId: string, list: (fields: string) => AsyncIterable<T>): AsyncIterable<T>;
}

export function createLeadFields(now: () => Date): LeadFields {
  const basicUntil = new Map<string, number>();
  const isBasic = (pageId: string): boolean => (basicUntil.get(pageId) ?? 0) > now().getTime();
  const remember = (pageId: string): void => {
    basicUntil.set(pageId, now().getTime() + REMEMBERED_FOR);
  };

  return {
    read: async (pageId, call) => {
      if (isBasic(pageId)) return call(LEAD_FIELDS.basic);
      try {
        return await call(LEAD_FIELDS.all);
      } catch (error) {
        if (!mayBeAboutFields(error)) throw error;
      }
      const result = await call(LEAD_FIELDS.basic);
      remember(pageId);
      return result;
    },
    list: async function* (pageId, list) {
      if (isBasic(pageId)) {
        yield* list(LEAD_FIELDS.basic);
        return;
      }
      let hasStarted = false;
      try {
        for await (const item of list(LEAD_FIELDS.all)) {
          hasStarted = true;
          yield item;
        }
        return;
      } catch (error) {
        // If the list has started, the fields are not the reason, and a repeat lists leads twice.
        if (hasStarted || !mayBeAboutFields(error)) throw error;
      }
      for await (const item of list(LEAD_FIELDS.basic)) {
        remember(pageId);
        yield item;
      }
    },
  };
}

/**
 * Whether a field may be the reason of an error: "(#100) Tried accessing nonexisting field
 * (vehicle)", or a permission that one field needs. A rate limit, an invalid token or a missing
 * lead is not.
 */
const mayBeAboutFields = (error: unknown): boolean =>
  error instanceof GraphError && (error.action === 'fix' || error.action === 'permission');
