import type { Lead } from '../leads/lead.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import type { SystemActor } from '../users/actor.ts';
import { isTaken } from './assign-owner.ts';
import type { AssignmentRule, RuleMember } from './assignment-rule.ts';
import type { AssignmentStore } from './assignment-store.ts';
import { decideOwner, type Workers } from './decide-owner.ts';
import { memberOfTurn } from './member-of-turn.ts';
import { noticeOfAssignment } from './notice-of-assignment.ts';

/** Gives leads to people by the rules. */
export const ASSIGNMENT: SystemActor = { kind: 'system', part: 'assignment' };

/** How many leads are decided at once. */
export const LEADS_AT_ONCE = 50;

export interface AssignLeadsDependencies {
  readonly store: AssignmentStore;
  readonly notices: Pick<NoticeStore, 'add'>;
  readonly readRules: () => Promise<readonly AssignmentRule[]>;
  readonly readWorkers: () => Promise<Workers>;
  /** A person was told of a lead. */
  readonly onNotice: (userId: string) => void;
  readonly now: () => Date;
}

/** What comes of one lead: it waits until a time, or no longer. */
interface Outcome {
  readonly id: string;
  readonly until: Date | null;
}

/**
 * Decides about leads that are due: each gets an owner, waits until somebody works, or has no rule. Each step can be
 * repeated, so that a process that is killed leaves nothing half done, and the new owner is told once.
 *
 * @returns how many leads were due; there may be more if it is `LEADS_AT_ONCE`
 */
export function createAssignLeads({
  store,
  notices,
  readRules,
  readWorkers,
  onNotice,
  now,
}: AssignLeadsDependencies): () => Promise<number> {
  const give = async (
    lead: Lead,
    rule: AssignmentRule,
    ownerId: string,
    why: 'turn' | 'fallback',
  ) =>
    store.assign(
      lead.id,
      { ownerId, reason: { ruleId: rule.id, ruleName: rule.name, why } },
      ASSIGNMENT,
      now(),
    );
  const nextOf = async ({ id }: AssignmentRule, members: readonly RuleMember[]) =>
    memberOfTurn(members, await store.nextTurn(id)).userId;
  /** Tells the owner whom a rule chose, also if an earlier attempt ended before it. */
  const tell = async (lead: Lead | undefined) => {
    const notice = lead && noticeOfAssignment(lead, now());
    if (notice && (await notices.add(notice))) onNotice(notice.userId);
  };

  return async () => {
    const at = now();
    const due = await store.listDue(at, LEADS_AT_ONCE);
    if (due.length === 0) return 0;
    const [rules, workers] = await Promise.all([readRules(), readWorkers()]);

    const decide = async (lead: Lead): Promise<Outcome> => {
      const { id } = lead;
      if (lead.ownerId !== null) {
        await tell(lead);
        return { id, until: null };
      }
      if (isTaken(lead, at)) return { id, until: lead.lease?.until ?? null };
      const decision = decideOwner(lead, rules, workers, at);
      if (decision.kind === 'nobody') return { id, until: null };
      if (decision.kind === 'wait') return { id, until: soonest(decision.until, at) };
      const { rule } = decision;
      const given =
        decision.kind === 'person'
          ? await give(lead, rule, decision.userId, 'fallback')
          : await give(lead, rule, await nextOf(rule, decision.members), 'turn');
      await tell(given);
      // Somebody has taken it in between.
      return { id, until: given?.ownerId === null ? (given.lease?.until ?? null) : null };
    };

    const attempts = await Promise.allSettled(due.map(decide));
    await end(
      store,
      attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : [])),
    );
    for (const attempt of attempts) if (attempt.status === 'rejected') throw attempt.reason;
    return due.length;
  };
}

/** The rules may change while they are applied, so that a lead never waits longer without another look, in ms. */
const LONGEST_WAIT_MS = 15 * 60_000;

const soonest = (until: Date, now: Date): Date =>
  new Date(Math.min(until.getTime(), now.getTime() + LONGEST_WAIT_MS));

async function end(store: AssignmentStore, outcomes: readonly Outcome[]): Promise<void> {
  const byTime = Map.groupBy(outcomes, ({ until }) => until?.getTime() ?? null);
  for (const [time, group] of byTime) {
    const ids = group.map(({ id }) => id);
    await (time === null ? store.settle(ids) : store.postpone(ids, new Date(time)));
  }
}
