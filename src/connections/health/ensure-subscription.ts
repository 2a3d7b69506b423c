import type { GraphClient } from '../../meta-api/graph-client.ts';
import { readSubscribedFields, subscribeLeadgen } from '../../meta-api/page-subscription.ts';
import type { Turns } from '../../turns/turns.ts';
import { inSwitchTurn } from '../in-switch-turn.ts';
import type { PageCalls } from '../page-calls.ts';

/**
 * The state of the Page's webhook. `lost` if Meta did not let it be repaired, `not-permitted`
 * if the permission for it is not granted.
 */
export type SubscriptionFinding =
  'present' | 'not-wanted' | 'not-permitted' | 'repaired' | { readonly lost: unknown };

export interface EnsureSubscriptionDependencies {
  readonly graph: GraphClient;
  readonly calls: PageCalls;
  readonly turns: Pick<Turns, 'run'>;
  /** Whether the Page or one of its Instagram accounts is enabled. */
  readonly isWanted: (pageId: string) => Promise<boolean>;
}

/** Reads the Page's webhook and sets it again if it has disappeared. @throws GraphError */
export async function ensureSubscription(
  { graph, calls, turns, isWanted }: EnsureSubscriptionDependencies,
  pageId: string,
): Promise<SubscriptionFinding> {
  const isSubscribed = async () =>
    (
      await calls.run(pageId, (access) => readSubscribedFields(graph, access), 'subscription')
    ).includes('leadgen');

  if (!(await isWanted(pageId))) return 'not-wanted';
  if (await isSubscribed()) return 'present';
  return inSwitchTurn(turns, pageId, async () => {
    // If the Page has just been disabled, it has also been unsubscribed.
    if (!(await isWanted(pageId))) return 'not-wanted';
    try {
      await calls.run(pageId, (access) => subscribeLeadgen(graph, access), 'subscription');
      return (await isSubscribed()) ? 'repaired' : { lost: undefined };
    } catch (error) {
      return { lost: error };
    }
  });
}
