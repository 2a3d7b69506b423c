import type { SyncAnswer } from '../../src/contract/sync.ts';
import type { Answer } from './api-client.ts';
import type { LeadRabbit } from './start-leadrabbit.ts';
import type { World } from './start-world.ts';

/** What an admin can ask of a sync. */
export interface SyncWish {
  readonly pageId?: string;
  readonly since?: string;
}

/** Presses the Sync button. */
export const sync = (
  { app }: { readonly app: Pick<LeadRabbit, 'admin'> },
  wish: SyncWish = {},
): Promise<Answer<SyncAnswer>> => app.admin.post('/api/facebook/sync', wish);

/** A call that listed a form's leads. */
export interface LeadCall {
  readonly formId: string;
  /** From when on, in Unix seconds. */
  readonly since: number;
  readonly limit: number;
  readonly status: number;
}

/** The calls for lists of leads that Meta has seen. */
export async function leadCalls({ meta }: World): Promise<LeadCall[]> {
  const requests = await meta.control.listRequests();
  return requests.flatMap(({ path, query, status }) => {
    const formId = /\/(\d+)\/leads$/.exec(path)?.[1];
    if (formId === undefined) return [];
    const [filter] = JSON.parse(query['filtering'] ?? '[]') as { value: number }[];
    return [{ formId, since: filter?.value ?? 0, limit: Number(query['limit']), status }];
  });
}

export const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
export const daysAgo = (days: number): Date => hoursAgo(days * 24);
