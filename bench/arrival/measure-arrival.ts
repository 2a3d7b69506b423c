import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ApiClient } from '../../test/support/api-client.ts';
import { eventually } from '../../test/support/eventually.ts';
import { signInToMeta } from '../../test/support/meta-dialog.ts';
import type { Workbench } from '../lib/workbench.ts';
import { startLeadRabbit } from '../lib/leadrabbit.ts';
import { median, percentile } from '../lib/statistics.ts';
import { startMeta, subscribe, type RunningMeta } from './start-meta.ts';
import { watchArrivals } from './watch-arrivals.ts';

export interface ArrivalPlan {
  readonly perSecond: number;
  readonly seconds: number;
  /** Leads of the warm-up, which are not counted. */
  readonly warmUpLeads: number;
  /** Pages whose leads cannot be read, because Meta never answers. */
  readonly hangingPages: number;
  readonly leadsPerHangingPage: number;
}

/** How long leads of the healthy Page took. */
export interface ArrivalDelays {
  readonly leads: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

export interface ArrivalFigures {
  readonly plan: ArrivalPlan;
  readonly alone: ArrivalDelays;
  /** While reading the leads of other Pages hangs. */
  readonly besideHanging: ArrivalDelays;
}

/**
 * Measures the time from a form that is sent at Meta to the event that shows the lead on a screen:
 * first with one Page, then while reading the leads of other Pages hangs.
 */
export async function measureArrival(
  workbench: Workbench,
  plan: ArrivalPlan,
): Promise<ArrivalFigures> {
  const meta = workbench.keep(await startMeta(workbench));
  const app = workbench.keep(
    await startLeadRabbit(workbench, {
      name: 'arrival',
      dataDir: workbench.newFolder('arrival'),
      metaUrl: meta.url,
    }),
  );
  const admin = await app.signIn();
  await subscribe(meta.url, app.url);
  const hanging = await addPages(meta, plan.hangingPages);
  await connect(admin, [DEMO.bakeryId, ...hanging.map(({ pageId }) => pageId)]);

  const watch = await watchArrivals(admin);
  const send = async (count: number) => {
    const forms = await sendForms(meta, count, plan.perSecond);
    await eventually(`${count} leads on the screen`, () =>
      forms.every(({ leadId }) => watch.arrivals.has(leadId)),
    );
    return forms;
  };
  await send(plan.warmUpLeads);
  const measure = async (): Promise<ArrivalDelays> => {
    const forms = await send(plan.perSecond * plan.seconds);
    const delays = forms.map(({ leadId, sentAt }) => (watch.arrivals.get(leadId) ?? NaN) - sentAt);
    return {
      leads: delays.length,
      medianMs: median(delays),
      p95Ms: percentile(delays, 0.95),
      maxMs: Math.max(...delays),
    };
  };
  const alone = await measure();

  await meta.control.changeFaults({
    hangingCalls: { rate: 1, calls: 'lead', exceptPageId: DEMO.bakeryId },
  });
  for (const { formId } of hanging)
    await meta.control.createLeads({ formId, count: plan.leadsPerHangingPage, deliver: true });
  const besideHanging = await measure();
  watch.close();
  return { plan, alone, besideHanging };
}

async function addPages({ control }: RunningMeta, count: number) {
  const questions = [{ key: 'email', type: 'EMAIL' }];
  const pages: { readonly pageId: string; readonly formId: string }[] = [];
  for (let n = 1; n <= count; n++) {
    const { id: pageId } = await control.addPage({ name: `Hanging ${n}` });
    const { id: formId } = await control.addForm({ pageId, name: `Form ${n}`, questions });
    pages.push({ pageId, formId });
  }
  return pages;
}

async function connect(admin: ApiClient, pageIds: readonly string[]): Promise<void> {
  await admin.get(await signInToMeta(admin));
  for (const pageId of pageIds) {
    const { status } = await admin.post('/api/facebook/pages', { pageId, action: 'enable' });
    if (status !== 200) throw new Error(`enabling a Page answered ${status}`);
  }
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
