import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  changeUserBody,
  inviteAnswer,
  inviteBody,
  resetLinkAnswer,
  userAnswer,
  userList,
} from '../contract/user.ts';
import { auditedChanges } from '../users/audited-changes.ts';
import type { AuditAction } from '../audit/audit-entry.ts';
import { orderHandOver } from './order-hand-over.ts';
import { presentPerson } from './present-user.ts';
import { actorOf } from './request-user.ts';
import { languageOf } from './request-language.ts';
import { sendLink } from './send-link.ts';
import type { ServerParts } from './server-parts.ts';

const userParams = z.object({ id: z.string().min(1).max(64) });

/** The people of the team, for admins. */
export async function userRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit } = parts;
  const { people, mailer } = parts.team;
  const record = (
    request: FastifyRequest,
    action: AuditAction,
    { id, fields = [] }: { readonly id: string; readonly fields?: readonly string[] },
  ) => audit.record({ action, by: actorOf(request), target: { kind: 'user', id }, fields });

  api.get('/users', { schema: { response: { 200: userList } } }, async () => ({
    users: (await people.list()).map(presentPerson),
  }));

  api.post(
    '/users',
    { schema: { body: inviteBody, response: { 201: inviteAnswer } } },
    async (request, reply) => {
      const { person, link } = await people.invite(request.body);
      await record(request, 'user-invited', { id: person.id, fields: ['name', 'email', 'role'] });
      const mail = await sendLink(mailer, {
        purpose: 'invite',
        link,
        to: person,
        fallback: languageOf(request),
      });
      void reply.status(201);
      return {
        user: presentPerson(person),
        inviteUrl: link.url,
        expiresAt: link.expiresAt.toISOString(),
        mail,
      };
    },
  );

  api.patch(
    '/users/:id',
    { schema: { params: userParams, body: changeUserBody, response: { 200: userAnswer } } },
    async (request) => {
      const { name, role, disabled, absences } = request.body;
      const change = {
        ...(name !== undefined && { name }),
        ...(role !== undefined && { role }),
        ...(disabled !== undefined && { disabled }),
        ...(absences !== undefined && { absences }),
      };
      const { id } = request.params;
      if (disabled === true)
        await orderHandOver(parts, id, { order: request.body.handOver, by: actorOf(request) });
      const { before, after } = await people.change(id, change);
      if (disabled === true) parts.wakeHandOver();
      if (absences) await parts.assignment.reconsider();
      for (const { action, fields } of auditedChanges(before, after))
        await record(request, action, { id: after.id, fields });
      return { user: presentPerson(after) };
    },
  );

  api.post(
    '/users/:id/reset-link',
    { schema: { params: userParams, response: { 200: resetLinkAnswer } } },
    async (request) => {
      const { person, link, purpose } = await people.makeLink(request.params.id);
      await record(request, 'reset-link-made', person);
      const mail = await sendLink(mailer, {
        purpose,
        link,
        to: person,
        fallback: languageOf(request),
      });
      return { resetUrl: link.url, expiresAt: link.expiresAt.toISOString(), mail };
    },
  );

  api.delete(
    '/users/:id/two-factor',
    { schema: { params: userParams, response: { 200: userAnswer } } },
    async (request) => {
      const person = await people.removeTwoFactor(request.params.id);
      await record(request, 'two-factor-off', person);
      return { user: presentPerson(person) };
    },
  );
}
