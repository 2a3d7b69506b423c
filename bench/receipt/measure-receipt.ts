import { APP_SECRET } from '../../test/support/start-leadrabbit.ts';
import type { Workbench } from '../lib/workbench.ts';
import { startLeadRabbit, type RunningLeadRabbit } from '../lib/leadrabbit.ts';
import { median, percentile, spread, type Spread } from '../lib/statistics.ts';
import { sendDeliveries, type SendOptions, type Volley } from './send-deliveries.ts';
import { signDeliveries } from './signed-deliveries.ts';
import { countRawLeads, waitForWorker } from './stored-leads.ts';
import { isDurable, VARIANTS, type Variant } from './variant.ts';

export interface ReceiptPlan extends SendOptions {
  readonly rounds: number;
  readonly warmUpSeconds: number;
  /** The most deliveries that a round sends. */
  readonly mostPerRound: number;
}

export interface ReceiptFigures {
  readonly plan: ReceiptPlan;
  readonly variants: readonly VariantFigures[];
}

export interface VariantFigures {
  readonly variant: Variant;
  readonly perSecond: Spread;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** CPUs in use during the rounds; undefined if the system does not say. */
  readonly serverCpus: number | undefined;
  readonly loadCpus: number;
  /** The time until the worker had processed the leads of the round, if it is on. */
  readonly settledPerSecond: number | undefined;
  readonly acknowledged: number;
  /** Inbox leads in the database at the end. A durable variant has at least the acknowledged ones. */
  readonly stored: number;
}

interface Contender {
  readonly variant: Variant;
  readonly server: RunningLeadRabbit;
  readonly rounds: Round[];
  acknowledged: number;
}

interface Round extends Volley {
  readonly serverCpus: number | undefined;
  readonly loadCpus: number;
  readonly settledPerSecond?: number;
}

/** Measures deliveries per second of each variant, in turns, so that a slow disk affects all. */
export async function measureReceipt(
  workbench: Workbench,
  plan: ReceiptPlan,
): Promise<ReceiptFigures> {
  const contenders = await Promise.all(VARIANTS.map((variant) => enter(workbench, variant)));
  for (const contender of contenders) await play(contender, plan, plan.warmUpSeconds);
  for (let round = 0; round < plan.rounds; round++)
    for (const contender of contenders)
      contender.rounds.push(await play(contender, plan, plan.seconds));
  await workbench.stopAll();
  return { plan, variants: await Promise.all(contenders.map(summarise)) };
}

async function enter(workbench: Workbench, variant: Variant): Promise<Contender> {
  const server = await startLeadRabbit(workbench, {
    name: `receipt-${variant}`,
    dataDir: workbench.newFolder(variant),
    ...(variant !== 'worker-on' && { file: 'bench/receipt-server.ts', args: [variant] }),
  });
  return { variant, server: workbench.keep(server), rounds: [], acknowledged: 0 };
}

async function play(contender: Contender, plan: ReceiptPlan, seconds: number): Promise<Round> {
  const { server, variant } = contender;
  const deliveries = signDeliveries(plan.mostPerRound, APP_SECRET);
  const start = performance.now();
  const stop = startStopwatch(server);
  const volley = await sendDeliveries(server.url, deliveries, { ...plan, seconds });
  const use = stop();
  contender.acknowledged += volley.acknowledged;
  if (variant !== 'worker-on') return { ...volley, ...use };
  await waitForWorker(server.dataDir);
  const settledPerSecond = (volley.acknowledged / (performance.now() - start)) * 1000;
  return { ...volley, ...use, settledPerSecond };
}

function startStopwatch(server: RunningLeadRabbit) {
  const start = performance.now();
  const serverStart = server.cpuMs();
  const own = process.cpuUsage();
  return () => {
    const elapsed = performance.now() - start;
    const { user, system } = process.cpuUsage(own);
    const serverEnd = server.cpuMs();
    return {
      loadCpus: (user + system) / 1000 / elapsed,
      serverCpus:
        serverStart === undefined || serverEnd === undefined
          ? undefined
          : (serverEnd - serverStart) / elapsed,
    };
  };
}

async function summarise({
  variant,
  server,
  rounds,
  acknowledged,
}: Contender): Promise<VariantFigures> {
  const stored = await countRawLeads(server.dataDir);
  if (isDurable(variant) && stored < acknowledged)
    throw new Error(`${variant} acknowledged ${acknowledged} leads and stored ${stored}`);
  const latenciesMs = rounds.flatMap((round) => round.latenciesMs);
  return {
    variant,
    perSecond: spread(rounds.map((round) => round.perSecond)),
    medianMs: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    serverCpus: medianOfKnown(rounds.map((round) => round.serverCpus)),
    loadCpus: median(rounds.map((round) => round.loadCpus)),
    settledPerSecond: medianOfKnown(rounds.map((round) => round.settledPerSecond)),
    acknowledged,
    stored,
  };
}

function medianOfKnown(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? median(known) : undefined;
}
