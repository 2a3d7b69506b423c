import {
  startEmulator,
  type Emulator,
  type EmulatorOptions,
} from '../../meta-emulator/start-emulator.ts';
import type { Environment } from '../../src/config.ts';
import type { LeadDetails, LeadList } from '../../src/contract/lead.ts';
import type { ConnectedPage } from '../../src/contract/page.ts';
import { eventually } from './eventually.ts';
import { signInToMeta, type DialogAnswer } from './meta-dialog.ts';
import {
  APP_ID,
  APP_SECRET,
  startLeadRabbit,
  VERIFY_TOKEN,
  type LeadRabbit,
} from './start-leadrabbit.ts';
import type { Answer } from './api-client.ts';

/** A LeadRabbit and a Meta that know each other. */
export interface World {
  /** The present LeadRabbit: another one after `restart`. */
  app: LeadRabbit;
  readonly meta: Emulator;
  /** Signs in to Meta as the admin. @returns LeadRabbit's answer to the callback. */
  connect(answer?: DialogAnswer): Promise<Answer>;
  enable(pageId: string): Promise<Answer>;
  pages(): Promise<ConnectedPage[]>;
  page(pageId: string): Promise<ConnectedPage>;
  leads(query?: string): Promise<LeadList['leads']>;
  /** Waits until a lead of Meta's is in the CRM. @returns it with all answers. */
  lead(leadId: string): Promise<LeadDetails>;
  restart(changes?: Environment): Promise<void>;
  close(): Promise<void>;
}

/** Starts both; the webhook subscription of the app is made, as an operator does it at Meta. */
export async function startWorld({
  environment,
  emulator,
  prepare,
}: {
  environment?: Environment;
  emulator?: EmulatorOptions;
  prepare?: (dataDir: string) => void;
} = {}): Promise<World> {
  const meta = await startEmulator({
    appId: APP_ID,
    appSecret: APP_SECRET,
    retryScale: 0.001,
    ...emulator,
  });
  const world: World = {
    app: await startLeadRabbit(meta.url, environment, prepare),
    meta,
    connect: async (answer) => world.app.admin.get(await signInToMeta(world.app.admin, answer)),
    enable: (pageId) => world.app.admin.post('/api/facebook/pages', { pageId, action: 'enable' }),
    pages: async () => (await world.app.admin.get<ConnectedPage[]>('/api/facebook/pages')).body,
    page: async (pageId) => {
      const page = (await world.pages()).find((each) => each.pageId === pageId);
      if (!page) throw new Error(`there is no Page ${pageId}`);
      return page;
    },
    leads: async (query = 'limit=500') =>
      (await world.app.admin.get<LeadList>(`/api/leads?${query}`)).body.leads,
    lead: async (leadId) => {
      const row = await eventually(`lead ${leadId} in the CRM`, async () =>
        (await world.leads()).find(({ metaData }) => metaData?.leadId === leadId),
      );
      return (await world.app.admin.get<LeadDetails>(`/api/leads/${row._id}`)).body;
    },
    restart: async (changes) => {
      world.app = await world.app.restart(changes);
    },
    close: async () => {
      await meta.close();
      await world.app.close();
    },
  };
  await subscribeApp(world);
  return world;
}

/** What an operator does in Meta's App Dashboard, under Webhooks. */
export async function subscribeApp({
  app,
  meta,
}: {
  readonly app: { readonly url: string };
  readonly meta: Emulator;
}): Promise<void> {
  const response = await fetch(`${meta.url}/v25.0/${APP_ID}/subscriptions`, {
    method: 'POST',
    body: new URLSearchParams({
      access_token: `${APP_ID}|${APP_SECRET}`,
      object: 'page',
      callback_url: `${app.url}/api/webhook/facebook`,
      fields: 'leadgen',
      verify_token: VERIFY_TOKEN,
      include_values: 'true',
    }),
  });
  if (!response.ok) throw new Error(`the subscription failed: ${await response.text()}`);
}
