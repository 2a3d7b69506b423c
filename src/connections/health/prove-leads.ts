import { GraphError } from '../../meta-api/graph-error.ts';
import type { Connection } from '../page.ts';
import type { ConnectionStore } from '../connection-store.ts';
import type { HealthCheck } from './health-report.ts';

/** The checks whose failure means that no lead of a Page can be read. */
export const BLOCKING_CHECKS: readonly string[] = [
  'token',
  'data-access',
  'permissions',
  'lead-access',
];

export const isBlocked = (checks: readonly HealthCheck[]): boolean =>
  checks.some(({ id, state }) => BLOCKING_CHECKS.includes(id) && state === 'bad');

/**
 * Removes the mark of a Page whose leads were refused, if they can be read again. The permissions
 * that Meta shows do not prove it. A call that reads leads proves it, and clears the mark by
 * itself.
 *
 * @returns whether the Page has no mark that a person has to act on
 */
export async function proveLeads(
  {
    pages,
    tryLeads,
    now,
  }: {
    readonly pages: Pick<ConnectionStore, 'find' | 'setAttention'>;
    readonly tryLeads: (pageId: string) => Promise<void>;
    readonly now: () => Date;
  },
  pageId: string,
): Promise<boolean> {
  try {
    await tryLeads(pageId);
  } catch (error) {
    if (error instanceof GraphError) return false;
    throw error;
  }
  // A Page without a form has no call that could clear the mark.
  await pages.setAttention(pageId, null, now());
  return true;
}

/** Marks that a person has to act on. A rate limit ends by itself. */
export const needsPerson = ({ attention }: Pick<Connection, 'attention'>): boolean =>
  attention !== null && attention.code !== 'throttled';
