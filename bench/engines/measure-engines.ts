import type { Workbench } from '../lib/workbench.ts';
import {
  measureProcesses,
  type ProcessesFigures,
  type ProcessesPlan,
} from './measure-processes.ts';
import { measureStores, type StoreFigures, type StoresPlan } from './measure-stores.ts';
import { openMongodbEngine } from './mongodb-engine.ts';
import { sqliteEngine } from './sqlite-engine.ts';

export interface EnginesPlan {
  readonly stores: StoresPlan;
  readonly processes: ProcessesPlan;
}

export interface EnginesFigures {
  readonly plan: EnginesPlan;
  /** The MongoDB server; undefined if there was none, and only SQLite was measured. */
  readonly server: string | undefined;
  readonly stores: readonly StoreFigures[];
  readonly processes: readonly ProcessesFigures[];
}

/** Compares the engines with their drivers, and one process with several. */
export async function measureEngines(
  workbench: Workbench,
  plan: EnginesPlan,
): Promise<EnginesFigures> {
  const mongodb = await openMongodbEngine(workbench);
  const engines = mongodb ? [sqliteEngine, mongodb] : [sqliteEngine];
  try {
    const stores = await measureStores(workbench, engines, plan.stores);
    const processes: ProcessesFigures[] = [];
    for (const engine of engines)
      for (let count = 1; count <= engine.mostProcesses; count++)
        processes.push(await measureProcesses(workbench, engine, count, plan.processes));
    return { plan, server: mongodb?.server, stores, processes };
  } finally {
    await workbench.stopAll();
    await mongodb?.close();
  }
}
