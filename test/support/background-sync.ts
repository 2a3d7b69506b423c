import type { ConnectedPage } from '../../src/contract/page.ts';
import type { HeldLead, HeldState, InboxAnswer } from '../../src/contract/inbox.ts';
import { eventually } from './eventually.ts';
import type { World } from './start-world.ts';

/**
 * An environment in which a background sync starts as soon as it is due. `backgroundSyncPause` says
 * when it is.
 */
export const BACKGROUND_SYNC_ON = { CATCH_UP_MINUTES: '0.005' } as const;

/** Runs `act`, which makes a background sync of the Page due, and waits until that sync has ended. */
export async function backgroundSyncAfter(
  world: World,
  pageId: string,
  act: () => Promise<unknown>,
): Promise<ConnectedPage> {
  const before = (await world.page(pageId)).catchUp.lastAt;
  await act();
  return eventually(`a background sync of ${pageId}`, async () => {
    const page = await world.page(pageId);
    return page.catchUp.lastAt !== before && page;
  });
}

/** Enables with `lookBackDays` of the connectors page; also of what is enabled already. */
export const lookBack = (world: World, pageId: string, lookBackDays: number) =>
  world.app.admin.post('/api/facebook/pages', { pageId, action: 'enable', lookBackDays });

/** The Meta ids of the leads in the CRM. */
export const leadIds = async (world: World): Promise<string[]> =>
  (await world.leads()).flatMap(({ metaData }) => metaData?.leadId ?? []);

/** Waits until all of these are in the CRM. */
export const arrived = (world: World, leads: readonly { readonly id: string }[]) =>
  eventually(`${leads.length} leads in the CRM`, async () => {
    const here = new Set(await leadIds(world));
    return leads.every(({ id }) => here.has(id));
  });

/** The leads in one state that are not in the CRM, as the inbox shows them. */
export const unsettled = async (world: World, state: HeldState): Promise<HeldLead[]> =>
  (await world.app.admin.get<InboxAnswer>(`/api/facebook/inbox?state=${state}&limit=200`)).body
    .leads;

/** Waits until the lead is in the state. @returns it as the inbox shows it */
export const held = (world: World, state: HeldState, leadId: string) =>
  eventually(`lead ${leadId} ${state}`, async () =>
    (await unsettled(world, state)).find((lead) => lead.leadId === leadId),
  );

/** The calls to Graph whose path ends like this, oldest first. */
export const graphCalls = async (world: World, path: RegExp) =>
  (await world.meta.control.listRequests()).filter((request) => path.test(request.path));
