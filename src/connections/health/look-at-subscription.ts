import type { GraphClient } from '../../meta-api/graph-client.ts';
import { readSubscribedFields, subscribeLeadgen } from '../../meta-api/page-subscription.ts';
import type { PageCalls } from '../page-calls.ts';

/** What became of the Page's webhook; `lost` where Meta did not let it be repaired. */
export type SubscriptionFinding =
  'present' | 'not-wanted' | 'repaired' | { readonly lost: unknown };

export interface LookAtSubscriptionDependencies {
  readonly graph: GraphClient;
  readonly calls: PageCalls;
  /** Whether the Page or one of its Instagram accounts is switched on. */
  readonly isWanted: (pageId: string) => Promise<boolean>;
  /** Leads may have come while it was missing: time for a catch-up. */
  readonly onRepaired: (pageId: string) => void;
}

/** Reads the Page's webhook and, where it has disappeared, sets it again. @throws GraphError */
export async function lookAtSubscription(
  { graph, calls, isWanted, onRepaired }: LookAtSubscriptionDependencies,
  pageId: string,
): Promise<SubscriptionFinding> {
  const isSubscribed = async () =>
    (await calls.run(pageId, (access) => readSubscribedFields(graph, access))).includes('leadgen');

  if (!(await isWanted(pageId))) return 'not-wanted';
  if (await isSubscribed()) return 'present';
  // Whoever has just switched the Page off has also unsubscribed it.
  if (!(await isWanted(pageId))) return 'not-wanted';
  try {
    await calls.run(pageId, (access) => subscribeLeadgen(graph, access));
    if (!(await isSubscribed())) return { lost: undefined };
  } catch (error) {
    return { lost: error };
  }
  onRepaired(pageId);
  return 'repaired';
}
