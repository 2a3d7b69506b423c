import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  completeAnswer,
  completeBody,
  dismissAnswer,
  dismissBody,
  heldLeadDetails,
  inboxAnswer,
  leadIdParams,
  listInboxQuery,
  retryAnswer,
  retryBody,
  type RetryBody,
} from '../contract/inbox.ts';
import type { AuditAction } from '../audit/audit-entry.ts';
import { AppError, notFound } from '../errors.ts';
import type { FailureKind } from '../intake/inbox-lead.ts';
import { createReadHeldLeads } from '../intake/read-held-leads.ts';
import type { RetryRequest } from '../intake/retry-leads.ts';
import { presentHeldDetails } from './present-held-details.ts';
import { presentInbox } from './present-inbox.ts';
import { presentRetry } from './present-retry.ts';
import type { Actor } from '../users/actor.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

/** Held leads, for admins: why each is held, and what can be done about it. */
export async function inboxRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, bus, inbox, now } = parts;
  const heldLeads = createReadHeldLeads(parts);
  const changed = () => bus.publish({ of: 'inbox' });
  const record = (by: Actor, action: AuditAction, leadId?: string) =>
    audit.record({
      action,
      by,
      ...(leadId !== undefined && { target: { kind: 'inbox-lead', id: leadId } }),
    });

  api.get(
    '/facebook/inbox',
    { schema: { querystring: listInboxQuery, response: { 200: inboxAnswer } } },
    async (request) => presentInbox(await heldLeads.list(request.query)),
  );

  api.get(
    '/facebook/inbox/:leadId',
    { schema: { params: leadIdParams, response: { 200: heldLeadDetails } } },
    async (request) => {
      const lead = await inbox.find(request.params.leadId);
      if (!lead || lead.state === 'stored' || lead.state === 'erased') throw notFound('inbox-lead');
      return presentHeldDetails(await heldLeads.details(lead));
    },
  );

  api.post(
    '/facebook/inbox/retry',
    { schema: { body: retryBody, response: { 200: retryAnswer } } },
    async (request) => {
      try {
        const by = actorOf(request);
        await record(
          by,
          'lead-retried',
          'leadId' in request.body ? request.body.leadId : undefined,
        );
        return presentRetry(await parts.retryLeads(toRetryRequest(request.body), by));
      } finally {
        changed();
      }
    },
  );

  api.post(
    '/facebook/inbox/:leadId/complete',
    { schema: { params: leadIdParams, body: completeBody, response: { 200: completeAnswer } } },
    async (request) => {
      const { created, lead } = await parts.completeLead(
        request.params.leadId,
        request.body,
        actorOf(request),
      );
      await record(actorOf(request), 'lead-completed', request.params.leadId);
      changed();
      return {
        success: true as const,
        created,
        crmLeadId: lead.id,
        message: created
          ? 'The lead is in the CRM now.'
          : 'This lead was in the CRM already. It stays as it is.',
      };
    },
  );

  api.post(
    '/facebook/inbox/:leadId/dismiss',
    { schema: { params: leadIdParams, body: dismissBody, response: { 200: dismissAnswer } } },
    async (request) => {
      const { leadId } = request.params;
      const result = await inbox.dismiss(leadId, request.body.reason, actorOf(request), now());
      if (result === 'not-held') throw notFound('inbox-lead');
      if (result === 'busy') throw new AppError('lead-busy', {});
      await record(actorOf(request), 'lead-dismissed', leadId);
      changed();
      return { success: true as const, message: 'The lead is dismissed. Retry brings it back.' };
    },
  );
}

function toRetryRequest(body: RetryBody): RetryRequest {
  if ('leadId' in body) return body;
  const { all, pageId, platform, failure } = body;
  return { all, filter: { pageId, platform, failure: failure as FailureKind | null | undefined } };
}
