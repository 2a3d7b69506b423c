import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ApiClient } from '../../test/support/api-client.ts';
import { eventually } from '../../test/support/eventually.ts';
import { signInToMeta } from '../../test/support/meta-dialog.ts';
import type { Ground } from '../lib/ground.ts';
import { startLeadRabbit } from '../lib/leadrabbit.ts';
import { median, percentile } from '../lib/statistics.ts';
import { startMeta, subscribe, type RunningMeta } from './start-meta.ts';
import { watchArrivals } from './watch-arrivals.ts';

export interface ArrivalPlan {
  readonly perSecond: number;
  readonly seconds: number;
  /** Leads before those that count. */
  readonly warmUpLeads: number;
}

export interface ArrivalFigures {
  readonly plan: ArrivalPlan;
  readonly leads: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

/** From a form that is sent at Meta to the event that brings the lead onto a screen. */
export async function measureArrival(ground: Ground, plan: ArrivalPlan): Promise<ArrivalFigures> {
  const meta = ground.keep(await startMeta(ground));
  const app = ground.keep(
    await startLeadRabbit(ground, {
      name: 'arrival',
      dataDir: ground.newFolder('arrival'),
      metaUrl: meta.url,
    }),
  );
  const admin = await app.signIn();
  await subscribe(meta.url, app.url);
  await connect(admin);

  const watch = await watchArrivals(admin);
  const send = async (count: number) => {
    const forms = await sendForms(meta, count, plan.perSecond);
    await eventually(`${count} leads on the screen`, () =>
      forms.every(({ leadId }) => watch.arrivals.has(leadId)),
    );
    return forms;
  };
  await send(plan.warmUpLeads);
  const forms = await send(plan.perSecond * plan.seconds);
  watch.close();

  const delays = forms.map(({ leadId, sentAt }) => (watch.arrivals.get(leadId) ?? NaN) - sentAt);
  return {
    plan,
    leads: delays.length,
    medianMs: median(delays),
    p95Ms: percentile(delays, 0.95),
    maxMs: Math.max(...delays),
  };
}

async function connect(admin: ApiClient): Promise<void> {
  await admin.get(await signInToMeta(admin));
  const page = { pageId: DEMO.bakeryId, action: 'enable' };
  const { status } = await admin.post('/api/facebook/pages', page);
  if (status !== 200) throw new Error(`enabling the Page answered ${status}`);
}

interface SentForm {
  readonly leadId: string;
  /** In ms since 1970; a lead's own time has whole seconds only. */
  readonly sentAt: number;
}

async function sendForms(meta: RunningMeta, count: number, perSecond: number): Promise<SentForm[]> {
  const start = performance.now();
  const sending: Promise<SentForm>[] = [];
  for (let sent = 0; sent < count; sent++) {
    await sleep(Math.max(start + (sent * 1000) / perSecond - performance.now(), 0));
    sending.push(sendForm(meta));
  }
  return Promise.all(sending);
}

async function sendForm({ control }: RunningMeta): Promise<SentForm> {
  const sentAt = performance.timeOrigin + performance.now();
  const { leads } = await control.createLeads({
    formId: DEMO.forms.weddingCake,
    platform: 'fb',
  });
  return { leadId: leads[0]?.id ?? '', sentAt };
}
