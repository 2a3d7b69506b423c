import type { LeadStatus } from '../leads/lead.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import { rangeBefore, rangeOf } from './dashboard-range.ts';
import type { DashboardStore, Scope } from './dashboard-store.ts';
import { readRange, type RangeNumbers } from './read-range.ts';
import { readUntouched, type UntouchedLeads } from './read-untouched.ts';
import { readWorkingHours, writeWorkingHours } from './read-working-hours.ts';
import { createWorkingTime, type WorkingHours } from './working-hours.ts';

export interface DashboardQuery {
  /** The first and the last day, such as `2026-12-01`. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** Whether to count as many days directly before too. */
  readonly compare: boolean;
  /** Whose leads count. */
  readonly scopes: readonly Scope[];
}

export interface DashboardNumbers {
  readonly current: RangeNumbers;
  readonly previous: RangeNumbers | undefined;
  readonly untouched: readonly UntouchedLeads[];
  readonly hours: WorkingHours;
  /** False while existing leads are counted for the first time. */
  readonly isComplete: boolean;
}

/** The numbers of the dashboard. */
export interface Dashboard {
  /** @throws the `unknown-zone`, `invalid-local-time` or `range-wrong` error */
  read(query: DashboardQuery): Promise<DashboardNumbers>;
  readHours(): Promise<WorkingHours>;
  /** @throws the `unknown-zone` or `range-wrong` error */
  writeHours(hours: WorkingHours): Promise<void>;
}

export interface DashboardParts {
  readonly store: DashboardStore;
  readonly settings: SettingStore;
  /** The time zone of the team until an admin sets one. */
  readonly usualZone: string;
  readonly onHoursChanged: () => void;
  /** The stages that mean won or lost, without those that the facts know. */
  readonly readClosed: () => Promise<readonly LeadStatus[]>;
  readonly now: () => Date;
}

export function createDashboard(parts: DashboardParts): Dashboard {
  const { store, settings, usualZone, onHoursChanged, readClosed, now } = parts;
  const readHours = () => readWorkingHours(settings, usualZone);
  return {
    read: async ({ from, to, zone, compare, scopes }) => {
      const range = rangeOf(from, to, zone);
      const hours = await readHours();
      const workingTime = createWorkingTime(hours);
      const state = await store.readState();
      return {
        current: await readRange(store, range, scopes, workingTime),
        previous: compare
          ? await readRange(store, rangeBefore(range), scopes, workingTime)
          : undefined,
        untouched: await readUntouched(store, { scopes, closed: await readClosed(), now: now() }),
        hours,
        isComplete: state?.isComplete ?? false,
      };
    },
    readHours,
    writeHours: async (hours) => {
      createWorkingTime(hours);
      await writeWorkingHours(settings, hours, now());
      onHoursChanged();
    },
  };
}
