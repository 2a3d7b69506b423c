import type { ArrivalPlan } from './arrival/measure-arrival.ts';
import type { ProcessesPlan } from './engines/measure-processes.ts';
import type { StoresPlan } from './engines/measure-stores.ts';
import type { ExportPlan } from './export/measure-export.ts';
import type { Options } from './options.ts';
import type { ReadingPlan } from './reading/measure-reading.ts';
import type { ReceiptPlan } from './receipt/measure-receipt.ts';
import type { ScreensPlan } from './screens/measure-screens.ts';
import type { SyncPlan } from './sync/measure-sync.ts';

export interface Plan {
  readonly receipt: ReceiptPlan;
  readonly arrival: ArrivalPlan;
  readonly reading: ReadingPlan;
  readonly export: ExportPlan;
  readonly screens: ScreensPlan;
  readonly sync: SyncPlan;
  readonly engines: StoresPlan;
  readonly processes: ProcessesPlan;
}

/** The size of each measurement. Each is limited in count and in time. */
export function planOf({ isQuick, leads }: Options): Plan {
  return isQuick
    ? {
        receipt: {
          rounds: 2,
          seconds: 0.25,
          warmUpSeconds: 0.25,
          mostPerRound: 1_000,
          connections: 16,
        },
        arrival: {
          perSecond: 20,
          seconds: 1,
          warmUpLeads: 5,
          hangingPages: 2,
          leadsPerHangingPage: 3,
        },
        reading: {
          smallLeads: 100,
          bigLeads: leads,
          requests: 3,
          warmUpRequests: 1,
          takingIn: { rounds: 2, atOnce: 20 },
        },
        export: { leads, exports: 1, warmUpLists: 2, restMs: 100 },
        screens: { size: { pages: 5, formsPerPage: 3, leads }, requests: 1, webhooks: 5 },
        sync: { leads: 300, callMs: 20 },
        engines: {
          leads: Math.min(leads, 100),
          rounds: 1,
          seconds: 0.25,
          atOnce: 16,
          lists: 3,
          listSeconds: 5,
        },
        processes: { counts: [2], leads: 20, warmUpLeads: 5, changes: 5 },
      }
    : {
        receipt: {
          rounds: 21,
          seconds: 0.7,
          warmUpSeconds: 2,
          mostPerRound: 20_000,
          connections: 64,
        },
        arrival: {
          perSecond: 20,
          seconds: 10,
          warmUpLeads: 40,
          hangingPages: 10,
          leadsPerHangingPage: 30,
        },
        reading: {
          smallLeads: 1_000,
          bigLeads: leads,
          requests: 60,
          warmUpRequests: 10,
          takingIn: { rounds: 21, atOnce: 500 },
        },
        export: { leads, exports: 3, warmUpLists: 20, restMs: 5_000 },
        screens: { size: { pages: 300, formsPerPage: 30, leads }, requests: 5, webhooks: 300 },
        sync: { leads: 10_000, callMs: 150 },
        engines: { leads, rounds: 11, seconds: 1, atOnce: 64, lists: 200, listSeconds: 60 },
        processes: { counts: [1, 2, 3], leads: 500, warmUpLeads: 100, changes: 50 },
      };
}
