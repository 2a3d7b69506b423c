import type { GraphClient } from '../../meta-api/graph-client.ts';
import type { GraphError } from '../../meta-api/graph-error.ts';
import { readPageNode } from '../../meta-api/read-page-node.ts';
import type { Turns } from '../../turns/turns.ts';
import type { Connection } from '../page.ts';
import type { PageCalls } from '../page-calls.ts';
import { checkDataAccess, DATA_ACCESS } from './check-data-access.ts';
import { checkLastWebhook, LAST_WEBHOOK, type WebhookRecord } from './check-last-webhook.ts';
import { checkLeadAccess, LEAD_ACCESS } from './check-lead-access.ts';
import { checkLeadTerms, LEAD_TERMS } from './check-lead-terms.ts';
import { checkPageSubscription, PAGE_SUBSCRIPTION } from './check-page-subscription.ts';
import {
  ABILITIES_CHECK,
  checkAbilities,
  checkPermissions,
  isGrantedFor,
  PERMISSIONS,
} from './check-permissions.ts';
import { checkToken, deadToken, TOKEN } from './check-token.ts';
import { ensureSubscription } from './ensure-subscription.ts';
import type { HealthCheck } from './health-report.ts';
import { isDeadToken, judge, look } from './look.ts';
import { readPageToken } from './read-page-token.ts';
import { unknown } from './verdicts.ts';

export interface CheckPageDependencies {
  readonly graph: GraphClient;
  readonly calls: PageCalls;
  readonly turns: Pick<Turns, 'run'>;
  readonly requiredScopes: readonly string[];
  readonly isWanted: (pageId: string) => Promise<boolean>;
  readonly lastWebhook: (pageId: string) => Promise<WebhookRecord>;
  /**
   * Reads leads of the Page, which is the only proof that they can be read. Does nothing without a
   * form.
   *
   * @throws GraphError
   */
  readonly tryLeads: (pageId: string) => Promise<void>;
  /** Called for an error that should never happen in a check. */
  readonly onBug: (error: unknown) => void;
  readonly now: () => Date;
}

/** Checks everything that can prevent the leads of one Page from coming in. */
export async function checkPage(
  dependencies: CheckPageDependencies,
  page: Connection,
): Promise<readonly HealthCheck[]> {
  const { graph, calls, requiredScopes, lastWebhook, onBug, now } = dependencies;
  const { name, pageId } = page;
  const token = await look(readPageToken(graph, calls, pageId), onBug);
  if (isDeadToken(token)) return deadPage(token.error, name);
  const facts = 'value' in token ? token.value : undefined;

  const maySubscribe = !facts || isGrantedFor(facts, 'pages_manage_metadata', pageId);
  const [node, subscription, webhook] = await Promise.all([
    look(
      calls.run(pageId, (access) => readPageNode(graph, access, facts?.userId ?? null)),
      onBug,
    ),
    look(findSubscription(dependencies, pageId, maySubscribe), onBug),
    look(lastWebhook(pageId), onBug),
  ]);
  const dead = [node, subscription].find(isDeadToken);
  if (dead) return deadPage(dead.error, name);

  return [
    judge(TOKEN, token, name, (value) => checkToken(value, now())),
    judge(DATA_ACCESS, token, name, (value) => checkDataAccess(value, now())),
    judge(PERMISSIONS, token, name, (value) => checkPermissions(value, requiredScopes, page)),
    judge(ABILITIES_CHECK, token, name, (value) => checkAbilities(value, page)),
    judge(PAGE_SUBSCRIPTION, subscription, name, (found) => checkPageSubscription(found, name)),
    judge(LEAD_ACCESS, node, name, ({ leadAccess }) =>
      checkLeadAccess(leadAccess, name, facts?.appName ?? ''),
    ),
    judge(LEAD_TERMS, node, name, ({ termsAccepted }) => checkLeadTerms(termsAccepted, pageId)),
    judge(LAST_WEBHOOK, webhook, name, checkLastWebhook),
  ];
}

async function findSubscription(
  dependencies: CheckPageDependencies,
  pageId: string,
  maySubscribe: boolean,
) {
  if (maySubscribe) return ensureSubscription(dependencies, pageId);
  return (await dependencies.isWanted(pageId)) ? 'not-permitted' : 'not-wanted';
}

/** The other checks are left out: Meta would refuse them too, because they use the same token. */
const deadPage = (error: GraphError, pageName: string): readonly HealthCheck[] => [
  deadToken(error, pageName),
  ...(
    [
      DATA_ACCESS,
      PERMISSIONS,
      ABILITIES_CHECK,
      PAGE_SUBSCRIPTION,
      LEAD_ACCESS,
      LEAD_TERMS,
      LAST_WEBHOOK,
    ] as const
  ).map((id) => unknown(id, { code: 'not-checked-sign-in', params: {} })),
];
