import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { AssignmentRule } from '../assignment/assignment-rule.ts';
import type { WorkingHours } from '../planner/working-hours.ts';
import { assignmentRuleList, putAssignmentRulesBody } from '../contract/assignment.ts';
import { notFound } from '../errors.ts';
import { newId } from '../new-id.ts';
import { dayOf } from '../planner/wall-time.ts';
import { presentRule } from './present-assignment.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

/** The rules by which leads get owners, for admins. */
export async function assignmentRoutes(
  instance: FastifyInstance,
  { assignment, audit, users }: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const read = async () => ({ rules: (await assignment.readRules()).map(presentRule) });

  api.get('/assignment-rules', { schema: { response: { 200: assignmentRuleList } } }, read);

  api.put(
    '/assignment-rules',
    { schema: { body: putAssignmentRulesBody, response: { 200: assignmentRuleList } } },
    async (request) => {
      const rules = request.body.rules.map(toRule);
      for (const zone of rules.flatMap(zonesOf)) checkZone(zone);
      const known = new Set((await users.list()).map(({ id }) => id));
      if (!rules.flatMap(peopleOf).every((id) => known.has(id))) throw notFound('user');
      await assignment.writeRules(rules);
      await audit.record({
        action: 'setting-changed',
        by: actorOf(request),
        target: { kind: 'setting', id: 'assignment-rules' },
        fields: ['rules'],
      });
      return read();
    },
  );
}

type Sent = z.output<typeof putAssignmentRulesBody>['rules'][number];

const toRule = ({ _id = newId(), name, enabled, ...rule }: Sent): AssignmentRule => ({
  id: _id,
  name,
  isEnabled: enabled,
  when: rule.when,
  members: rule.members.map(({ hours, ...member }) => ({
    ...member,
    hours: hours && toHours(hours),
  })),
  hours: rule.hours && toHours(rule.hours),
  fallback: rule.fallback,
});

/** Days that are left out are not there. */
const toHours = ({ zone, week }: NonNullable<Sent['hours']>): WorkingHours => ({
  zone,
  week: Object.fromEntries(Object.entries(week).filter(([, ranges]) => ranges !== undefined)),
});

const zonesOf = ({ hours, members }: AssignmentRule): readonly string[] =>
  [hours, ...members.map((member) => member.hours)].flatMap((each) => each?.zone ?? []);

const peopleOf = ({ members, fallback }: AssignmentRule): readonly string[] => [
  ...members.map(({ userId }) => userId),
  ...(fallback.kind === 'person' ? [fallback.userId] : []),
];

/** @throws the `unknown-zone` error */
const checkZone = (zone: string) => dayOf({ local: '2026-01-01', zone });
