import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import * as wire from '../contract/lead-related.ts';
import { maySee } from '../leads/visibility.ts';
import type { RelatedLead, RelatedPage } from '../leads/related-leads.ts';
import { presentActor } from './present-actor.ts';
import { readPhone } from './read-edit.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';
import { requireSeen, viewerOf } from './viewer.ts';

const leadParams = z.object({ id: z.string().min(1).max(64) });
const pairParams = leadParams.extend({ otherId: z.string().min(1).max(64) });
const response = { 200: wire.relatedLeadList };

/** Other enquiries of the same person, and which of them are not, for everybody who is signed in. */
export async function leadRelatedRoutes(
  instance: FastifyInstance,
  parts: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { relatedLeads, settings, pages } = parts;
  const list = async (leadId: string, request: FastifyRequest) => {
    const viewer = await viewerOf(settings, request);
    return present(await relatedLeads.list(leadId, (lead) => maySee(viewer, lead)));
  };

  api.get('/leads/:id/related', { schema: { params: leadParams, response } }, (request) =>
    list(request.params.id, request),
  );

  // In the body, because an address does not belong in a URL.
  api.post(
    '/leads/find-related',
    { schema: { body: wire.findRelatedBody, response } },
    async (request) => {
      const { email, phone } = request.body;
      const viewer = await viewerOf(settings, request);
      const contact = {};
      const phoneE164 = await readPhone(phone, { contact, metaData: null }, pages);
      return present(
        await relatedLeads.find({ email, phoneE164, contact }, (lead) => maySee(viewer, lead)),
      );
    },
  );

  api.post(
    '/leads/:id/unlinked',
    { schema: { params: leadParams, body: wire.unlinkBody, response } },
    async (request) => {
      const { id } = request.params;
      const { leadId } = request.body;
      await requireSeen(parts, request, leadId);
      await relatedLeads.unlink([id, leadId], actorOf(request));
      return list(id, request);
    },
  );

  api.delete(
    '/leads/:id/unlinked/:otherId',
    { schema: { params: pairParams, response } },
    async (request) => {
      const { id, otherId } = request.params;
      await requireSeen(parts, request, otherId);
      await relatedLeads.link([id, otherId], actorOf(request));
      return list(id, request);
    },
  );
}

const present = ({ related, hasMore }: RelatedPage): wire.RelatedLeadList => ({
  related: related.map(presentRelated),
  hasMore,
});

const presentRelated = ({
  lead,
  hasSameEmail,
  hasSamePhone,
  unlinked,
}: RelatedLead): wire.RelatedLead => ({
  _id: lead.id,
  name: lead.name,
  status: lead.status,
  source: lead.source,
  ownerId: lead.ownerId,
  formName: lead.origin?.formName ?? '',
  createdAt: lead.createdAt.toISOString(),
  hasSameEmail,
  hasSamePhone,
  unlinked: unlinked ? { by: presentActor(unlinked.by), at: unlinked.at.toISOString() } : null,
});
