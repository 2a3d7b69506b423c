import type { Lead } from '../world/world.ts';
import { badParameter } from './graph-error.ts';
import { unixSeconds } from './meta-time.ts';

type Compare = (created: number, value: number) => boolean;

const OPERATORS: Record<string, Compare> = {
  GREATER_THAN: (created, value) => created > value,
  GREATER_THAN_OR_EQUAL: (created, value) => created >= value,
  LESS_THAN: (created, value) => created < value,
};

/**
 * `filtering=[{"field":"time_created","operator":"GREATER_THAN","value":1761945743}]`, in Unix
 * seconds. A lead must meet all conditions.
 *
 * Source: developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving.
 */
export function readLeadFilter(text: string | undefined): (lead: Lead) => boolean {
  if (!text) return () => true;
  const conditions = parseList(text).map(readCondition);
  return (lead) => {
    const created = unixSeconds(lead.createdTime);
    return conditions.every(({ holds, value }) => holds(created, value));
  };
}

function parseList(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed as unknown[];
  } catch {
    // The answer comes below, as for any other wrong shape.
  }
  throw badParameter('param filtering must be an array.');
}

function readCondition(condition: unknown, index: number): { holds: Compare; value: number } {
  const { field, operator, value } = (condition ?? {}) as Record<string, unknown>;
  if (field !== 'time_created')
    throw badParameter(`Filtering field ${String(field)} is invalid: use time_created`);
  const holds = OPERATORS[String(operator)];
  if (!holds)
    throw badParameter(
      `Param filtering[${index}]['operator'] must be one of {${Object.keys(OPERATORS).join(', ')}}`,
    );
  const seconds = Number(value);
  if (!Number.isInteger(seconds))
    throw badParameter(`Param filtering[${index}]['value'] must be a Unix timestamp`);
  return { holds, value: seconds };
}
