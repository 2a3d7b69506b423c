import type { Lead } from '../leads/lead.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import type { UserActor } from '../users/actor.ts';
import type { AssignmentRule } from './assignment-rule.ts';
import { readAssignmentRules, writeAssignmentRules } from './assignment-rules.ts';
import type { AssignmentStore } from './assignment-store.ts';

/** How long a lead belongs to whoever took it, in ms. */
const LEASE_MS = 5 * 60_000;

/** What people do about the owners of leads. */
export interface Assignment {
  readRules(): Promise<readonly AssignmentRule[]>;
  /** Replaces all rules. They decide again about the leads that wait. */
  writeRules(rules: readonly AssignmentRule[]): Promise<void>;
  /** The rules decide again about the leads that wait, because somebody is away or is back. */
  reconsider(): Promise<void>;
  /** See `AssignmentStore.takeNext`. */
  takeNext(by: UserActor): Promise<Lead | undefined>;
  /** See `AssignmentStore.giveBack`. The rules decide about the lead if it waits for them. */
  giveBack(leadId: string, by: UserActor): Promise<Lead | undefined>;
}

export interface AssignmentDependencies {
  readonly store: AssignmentStore;
  readonly settings: SettingStore;
  /** The rules, who is here, or a lead that waits have changed. */
  readonly onRules: () => void;
  readonly now: () => Date;
}

export function createAssignment({
  store,
  settings,
  onRules,
  now,
}: AssignmentDependencies): Assignment {
  const reconsider = async () => {
    await store.wakeAll(now());
    onRules();
  };
  return {
    readRules: () => readAssignmentRules(settings),
    writeRules: async (rules) => {
      await writeAssignmentRules(settings, rules, now());
      await reconsider();
    },
    reconsider,
    takeNext: (by) => {
      const at = now();
      return store.takeNext(by, at, new Date(at.getTime() + LEASE_MS));
    },
    giveBack: async (leadId, by) => {
      const lead = await store.giveBack(leadId, by, now());
      if (lead?.assignmentDueAt) onRules();
      return lead;
    },
  };
}
