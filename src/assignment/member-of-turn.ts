import type { RuleMember } from './assignment-rule.ts';

type Weighted = Pick<RuleMember, 'userId' | 'weight'>;

/**
 * Whose turn it is. Turns are counted from 0. Over as many turns as the sum of the weights, each member gets as many as
 * their weight, and the turns of one member are spread out.
 *
 * @param members at least one
 */
export function memberOfTurn<Member extends Weighted>(
  members: readonly Member[],
  turn: number,
): Member {
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  const member = rotationOf(members)[turn % total];
  if (!member) throw new TypeError('A rule without members has no turns.');
  return member;
}

/** The smooth weighted round robin of nginx: weights 3 and 1 give A A B A, not A A A B. */
function rotationOf<Member extends Weighted>(members: readonly Member[]): readonly Member[] {
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  const standings = members.map((member) => ({ member, credit: 0 }));
  return Array.from({ length: total }, () => {
    for (const standing of standings) standing.credit += standing.member.weight;
    const first = standings.reduce((best, each) => (each.credit > best.credit ? each : best));
    first.credit -= total;
    return first.member;
  });
}
