import { z } from 'zod';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Actor } from '../users/actor.ts';
import type { ErasePerson } from './erase-person.ts';
import type { RetentionCounts, RetentionLimits, RetentionStore } from './retention-store.ts';

const SETTING = 'retention';
const LAST_RUN = 'retention-run';
const DAY_MS = 86_400_000;

/** The limits hardly slow a big deletion down, and others still get in between. */
const LEADS_AT_ONCE = 100;

const days = z.number().int().min(1).max(36_500).nullable();
const settingsSchema = z.object({ deliveryDays: days, readingDays: days, leadDays: days });

/** How long data is kept, in days; null keeps it for ever. */
export type RetentionSettings = z.infer<typeof settingsSchema>;

/** Leads are the business of the team, so that only bodies of webhooks are deleted by themselves. */
const DEFAULT: RetentionSettings = { deliveryDays: 30, readingDays: null, leadDays: null };

const runSchema = z.object({
  at: z.coerce.date(),
  counts: z.object({ deliveries: z.number(), readings: z.number(), leads: z.number() }),
});
export type RetentionRun = z.infer<typeof runSchema>;

const RETENTION: Actor = { kind: 'system', part: 'retention' };

export interface Retention {
  readSettings(): Promise<RetentionSettings>;
  writeSettings(settings: RetentionSettings): Promise<void>;
  /** What a run would delete now. */
  preview(): Promise<RetentionCounts>;
  /** Null before the first run. */
  lastRun(): Promise<RetentionRun | null>;
  /** Deletes what is too old. */
  run(): Promise<RetentionRun>;
}

export interface RetentionDependencies {
  readonly store: RetentionStore;
  readonly settings: SettingStore;
  readonly erasePerson: Pick<ErasePerson, 'eraseAll'>;
  readonly now: () => Date;
}

export function createRetention(dependencies: RetentionDependencies): Retention {
  const { store, settings, erasePerson, now } = dependencies;

  const readSettings = async () =>
    settingsSchema.catch(DEFAULT).parse(await settings.read(SETTING));

  const readLimits = async (): Promise<RetentionLimits> => {
    const { deliveryDays, readingDays, leadDays } = await readSettings();
    const before = (kept: number | null) =>
      kept === null ? null : new Date(now().getTime() - kept * DAY_MS);
    return {
      deliveriesBefore: before(deliveryDays),
      readingsBefore: before(readingDays),
      leadsBefore: before(leadDays),
    };
  };

  const eraseLeads = async (before: Date | null) => {
    let leads = 0;
    if (before === null) return leads;
    for (;;) {
      const ids = await store.listOldLeads(before, LEADS_AT_ONCE);
      if (ids.length === 0) return leads;
      leads += (await erasePerson.eraseAll(ids, RETENTION)).counts.leads;
    }
  };

  return {
    readSettings,
    writeSettings: (value) => settings.write(SETTING, value, now()),
    preview: async () => store.countOld(await readLimits()),
    lastRun: async () =>
      runSchema
        .nullable()
        .catch(null)
        .parse(await settings.read(LAST_RUN)),
    run: async () => {
      const limits = await readLimits();
      const leads = await eraseLeads(limits.leadsBefore);
      const run = { at: now(), counts: { ...(await store.deleteOld(limits)), leads } };
      await settings.write(LAST_RUN, run, now());
      return run;
    },
  };
}
