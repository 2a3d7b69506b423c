import type { LeadFact } from '../dashboard/lead-fact.ts';
import { AppError } from '../errors.ts';

/** The place of a fact in the order of sending. */
export interface FactPlace {
  /** In ms. */
  readonly at: number;
  readonly id: string;
}

/** @throws the `invalid-cursor` error */
export function readFactCursor(cursor: string | undefined): FactPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15}) (\S{1,64})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new AppError('invalid-cursor', {});
  return { at: Number(at), id };
}

/** @returns undefined if the page is not full, and so the last */
export function writeFactCursor(facts: readonly LeadFact[], limit: number): string | undefined {
  const last = facts.at(-1);
  if (facts.length < limit || !last) return undefined;
  return `${last.createdAt.getTime()} ${last.leadId}`;
}
