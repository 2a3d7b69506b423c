import type { Lead } from '../leads/lead.ts';
import type { AssignmentRule, RuleMember } from './assignment-rule.ts';
import { matchesRule } from './matches-rule.ts';
import { nextWorking } from '../planner/working-hours.ts';

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

/** Who can get leads. */
export interface Workers {
  /** Whether a person can sign in. */
  canWork(userId: string): boolean;
  /** When a person who is away comes back; undefined if the person is here. */
  awayUntil(userId: string): Date | undefined;
}

/**
 * Finds the first rule that can give a lead to somebody. A rule whose members are all disabled is skipped. A
 * person who is away gets nothing.
 */
export function decideOwner(
  lead: Lead,
  rules: readonly AssignmentRule[],
  workers: Workers,
  now: Date,
): OwnerDecision {
  for (const rule of rules) {
    if (!rule.isEnabled || !matchesRule(lead, rule.when)) continue;
    const present = rule.members.filter(({ userId }) => workers.canWork(userId));
    if (present.length === 0) continue;
    const members = present.filter((member) => nextWork(rule, member, workers, now) === now);
    if (members.length > 0) return { kind: 'turn', rule, members };
    const { fallback } = rule;
    if (fallback.kind === 'person' && isHere(fallback.userId, workers))
      return { kind: 'person', rule, userId: fallback.userId };
    const until =
      fallback.kind === 'wait'
        ? earliest(present.map((member) => nextWork(rule, member, workers, now)))
        : undefined;
    if (until) return { kind: 'wait', rule, until };
  }
  return { kind: 'nobody' };
}

const isHere = (userId: string, { canWork, awayUntil }: Workers): boolean =>
  canWork(userId) && awayUntil(userId) === undefined;

/** When a member works next: `now` if they work now; null if they have no hours at all. */
function nextWork(
  rule: AssignmentRule,
  { userId, hours: own }: RuleMember,
  { awayUntil }: Workers,
  now: Date,
): Date | null {
  const from = awayUntil(userId) ?? now;
  const hours = own ?? rule.hours;
  return hours === null ? from : nextWorking(hours, from);
}

const earliest = (times: readonly (Date | null)[]): Date | undefined => {
  const known = times.flatMap((time) => time?.getTime() ?? []);
  return known.length === 0 ? undefined : new Date(Math.min(...known));
};
