import type { Workbench } from '../lib/workbench.ts';
import type { BenchEngine } from './bench-engine.ts';
import {
  measureProcesses,
  type ProcessesFigures,
  type ProcessesPlan,
} from './measure-processes.ts';
import { measureStores, type StoreFigures, type StoresPlan } from './measure-stores.ts';
import { openMongodbEngine } from './mongodb-engine.ts';
import { sqliteEngine } from './sqlite-engine.ts';

/** What was measured on both engines. */
export interface OnEngines<Plan, Figures> {
  readonly plan: Plan;
  /** The MongoDB server; undefined if there was none, and only SQLite was measured. */
  readonly server: string | undefined;
  readonly figures: readonly Figures[];
}

/** Compares the engines with their drivers. */
export const measureEngines = (
  workbench: Workbench,
  plan: StoresPlan,
): Promise<OnEngines<StoresPlan, StoreFigures>> =>
  onEngines(workbench, plan, (engines) => measureStores(workbench, engines, plan));

/** Compares one process with several. */
export const measureSeveral = (
  workbench: Workbench,
  plan: ProcessesPlan,
): Promise<OnEngines<ProcessesPlan, ProcessesFigures>> =>
  onEngines(workbench, plan, async (engines) => {
    const figures: ProcessesFigures[] = [];
    for (const engine of engines)
      for (const count of plan.counts.filter((each) => each <= engine.mostProcesses))
        figures.push(await measureProcesses(workbench, engine, count, plan));
    return figures;
  });

async function onEngines<Plan, Figures>(
  workbench: Workbench,
  plan: Plan,
  measure: (engines: readonly BenchEngine[]) => Promise<readonly Figures[]>,
): Promise<OnEngines<Plan, Figures>> {
  const mongodb = await openMongodbEngine(workbench);
  try {
    const figures = await measure(mongodb ? [sqliteEngine, mongodb] : [sqliteEngine]);
    return { plan, server: mongodb?.server, figures };
  } finally {
    await workbench.stopAll();
    await mongodb?.close();
  }
}
