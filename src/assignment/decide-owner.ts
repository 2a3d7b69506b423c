import type { Lead } from '../leads/lead.ts';
import type { AssignmentRule, RuleMember } from './assignment-rule.ts';
import { matchesRule } from './matches-rule.ts';
import { isWorking, nextWorking } from '../planner/working-hours.ts';

/** What the rules say of a lead that has no owner. */
export type OwnerDecision =
  /** One of these gets it: the one whose turn it is. */
  | {
      readonly kind: 'turn';
      readonly rule: AssignmentRule;
      readonly members: readonly RuleMember[];
    }
  /** This person gets it, because no member works now. */
  | { readonly kind: 'person'; readonly rule: AssignmentRule; readonly userId: string }
  /** It waits until a member works. */
  | { readonly kind: 'wait'; readonly rule: AssignmentRule; readonly until: Date }
  /** No rule is for it. */
  | { readonly kind: 'nobody' };

/**
 * Finds the first rule that can give a lead to somebody. A rule whose members have all been disabled decides nothing.
 *
 * @param canWork whether a person can sign in
 */
export function decideOwner(
  lead: Lead,
  rules: readonly AssignmentRule[],
  canWork: (userId: string) => boolean,
  now: Date,
): OwnerDecision {
  for (const rule of rules) {
    if (!rule.isEnabled || !matchesRule(lead, rule.when)) continue;
    const present = rule.members.filter(({ userId }) => canWork(userId));
    if (present.length === 0) continue;
    const members = present.filter((member) => works(rule, member, now));
    if (members.length > 0) return { kind: 'turn', rule, members };
    const { fallback } = rule;
    if (fallback.kind === 'person' && canWork(fallback.userId))
      return { kind: 'person', rule, userId: fallback.userId };
    const until = fallback.kind === 'wait' ? earliest(rule, present, now) : undefined;
    if (until) return { kind: 'wait', rule, until };
  }
  return { kind: 'nobody' };
}

const hoursOf = (rule: AssignmentRule, member: RuleMember) => member.hours ?? rule.hours;

function works(rule: AssignmentRule, member: RuleMember, now: Date): boolean {
  const hours = hoursOf(rule, member);
  return hours === null || isWorking(hours, now);
}

function earliest(
  rule: AssignmentRule,
  members: readonly RuleMember[],
  now: Date,
): Date | undefined {
  const times = members.flatMap((member) => {
    const hours = hoursOf(rule, member);
    return (hours && nextWorking(hours, now)?.getTime()) ?? [];
  });
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
