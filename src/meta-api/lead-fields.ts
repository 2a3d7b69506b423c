import { GraphError } from './graph-error.ts';
import { LEAD_FIELDS } from './graph-lead.ts';

/** In ms, until all fields are asked for again: a permission or a version may have changed. */
const REMEMBERED_FOR = 60 * 60_000;

/**
 * Which fields of a lead to ask for. Meta's SDK names some that Graph may not show to every app or
 * Page. If it refuses a call, the same call is made with the basic fields; if that works, the Page's
 * leads are read like this for an hour.
 */
export interface LeadFields {
  /** @throws what `call` throws with the basic fields */
  read<T>(pageId: string, call: (fields: string) => Promise<T>): Promise<T>;
  /** The same for a list that is read page by page. */
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
      let hasBegun = false;
      try {
        for await (const item of list(LEAD_FIELDS.all)) {
          hasBegun = true;
          yield item;
        }
        return;
      } catch (error) {
        // A list that has begun is not about fields, and it would bring the same leads again.
        if (hasBegun || !mayBeAboutFields(error)) throw error;
      }
      for await (const item of list(LEAD_FIELDS.basic)) {
        remember(pageId);
        yield item;
      }
    },
  };
}

/**
 * "(#100) Tried accessing nonexisting field (vehicle)", or a permission that one field needs. A
 * limit, a dead token or a lead that is not there is none of it.
 */
const mayBeAboutFields = (error: unknown): boolean =>
  error instanceof GraphError && (error.action === 'fix' || error.action === 'permission');
