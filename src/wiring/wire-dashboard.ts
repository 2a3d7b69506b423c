import { setImmediate as nextTurn } from 'node:timers/promises';
import { createDashboard, type Dashboard } from '../dashboard/dashboard.ts';
import { createCountDashboard } from '../dashboard/dashboard-counter.ts';
import { DashboardSchedule } from '../dashboard/dashboard-schedule.ts';
import { readWorkingHours } from '../dashboard/read-working-hours.ts';
import { closedBesidesFirst, type Stage } from '../pipeline/stage.ts';
import type { AppContext } from './app-context.ts';

export interface DashboardParts {
  readonly dashboard: Dashboard;
  readonly counting: DashboardSchedule;
}

/** How long a process keeps counting if it ends without saying so, in ms. */
const TURN_MS = 30_000;

/** A process asks for the turn again after this long, whether it has it or not, in ms. */
const ASK_MS = 10_000;

/** Counts for the dashboard in one process, and reads its numbers in every one. */
export function wireDashboard(
  { storage, turns, log, now }: Pick<AppContext, 'storage' | 'turns' | 'log' | 'now'>,
  readStages: () => Promise<readonly Stage[]>,
): DashboardParts {
  const { dashboard: store, leadEvents, settings, bus, processName } = storage;
  const usualZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const claim = createKeepTurn(() => turns.claim('dashboard', TURN_MS));
  const schedule: DashboardSchedule = new DashboardSchedule({
    count: createCountDashboard({
      store,
      events: leadEvents,
      processName,
      readHours: () => readWorkingHours(settings, usualZone),
      mayCount: async () => !schedule.isStopped && (await claim()),
      giveWay: () => nextTurn(),
    }),
    claim,
    onError: (err) => log.error({ err }, 'the numbers of the dashboard could not be counted'),
    elapsed: () => performance.now(),
  });
  const dashboard = createDashboard({
    store,
    settings,
    usualZone,
    onHoursChanged: () => schedule.wake(),
    readClosed: async () => closedBesidesFirst(await readStages()),
    now,
  });
  bus.subscribe(({ leadEvents: events }) => {
    if (events.length > 0) schedule.wake();
  });
  return { dashboard, counting: schedule };
}

/** Asks for a turn only as often as it is needed, because each time is a write. */
function createKeepTurn(claim: () => Promise<boolean>): () => Promise<boolean> {
  let askedAt = -Infinity;
  let has = false;
  return async () => {
    const now = performance.now();
    if (now - askedAt < ASK_MS) return has;
    has = await claim();
    askedAt = now;
    return has;
  };
}
