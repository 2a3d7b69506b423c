import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { leadDetails, undoStatusBody } from '../contract/lead.ts';
import { createLeadBody, undoChangeBody, updateLeadBody } from '../contract/lead-edit.ts';
import { AppError, notFound } from '../errors.ts';
import { planUndo } from '../leads/field-history.ts';
import type { EditOutcome } from '../leads/lead-store.ts';
import { maySee, takesBack } from '../leads/visibility.ts';
import { withCurrentStage } from '../leads/with-current-stage.ts';
import { createPresentDetails } from './present-details.ts';
import { readEdit, readEntered } from './read-edit.ts';
import { findRank } from './find-rank.ts';
import { readStages } from './read-stages.ts';
import { conflictError } from './refuse-conflict.ts';
import { actorOf } from './request-user.ts';
import { requireOwner } from './require-owner.ts';
import { undoStatus } from './undo-status.ts';
import { undoAdd } from './undo-add.ts';
import { viewerOf } from './viewer.ts';
import type { ServerParts } from './server-parts.ts';

const done = z.object({ success: z.literal(true) });
const leadParams = z.object({ id: z.string().min(1).max(64) });

/** Adding and changing leads, and undoing changes, for everybody who is signed in. */
export async function leadEditRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { board, leadEvents, leads, now, pages, pipelines, settings, team } = parts;
  const present = createPresentDetails(parts);
  const presentEdit = async (outcome: EditOutcome | undefined) => {
    if (!outcome) throw notFound('lead');
    if (outcome.kind === 'conflict')
      throw await conflictError(leadEvents, outcome.lead, outcome.fields);
    return present(outcome.lead, outcome.eventId);
  };

  /** A lead that the person does not see has no place on their board. */
  const requirePlace = async (request: FastifyRequest, leadId: string) => {
    const lead = await leads.find(leadId);
    if (lead && !maySee(await viewerOf(settings, request), lead))
      throw new AppError('place-changed-since', {});
  };

  api.post(
    '/leads',
    { schema: { body: createLeadBody, response: { 201: leadDetails } } },
    async (request, reply) => {
      const entered = await readEntered(request.body, pages);
      if (entered.ownerId !== null) await requireOwner(team.people, entered.ownerId);
      const lead = await leads.create(entered, actorOf(request), now());
      void reply.status(201);
      return present(lead);
    },
  );

  api.patch(
    '/leads/:id',
    { schema: { params: leadParams, body: updateLeadBody, response: { 200: leadDetails } } },
    async (request) => {
      const { body, rules } = await readStages(pipelines, request.body);
      const { ownerId } = body;
      const lead = await leads.find(request.params.id);
      if (!lead) throw notFound('lead');
      if (ownerId && ownerId !== lead.ownerId) await requireOwner(team.people, ownerId);
      if (body.after) await requirePlace(request, body.after);
      const edit = {
        ...(await readEdit(body, lead, pages)),
        stages: rules,
        ...(body.after !== undefined && { rank: await findRank(board, lead, body) }),
      };
      return presentEdit(await leads.edit(lead.id, edit, actorOf(request), now()));
    },
  );

  api.post(
    '/leads/:id/undo',
    { schema: { params: leadParams, body: undoChangeBody, response: { 200: leadDetails } } },
    async (request) => {
      const lead = await leads.find(request.params.id);
      if (!lead) throw notFound('lead');
      const viewer = await viewerOf(settings, request);
      const plan = await planUndo(leadEvents, lead.id, request.body.changeId);
      if (!maySee(viewer, lead) && !takesBack(plan, viewer)) throw notFound('lead');
      if (!plan) throw notFound('change');
      if (plan.kind === 'conflict') throw await conflictError(leadEvents, lead, plan.fields);
      const edit = await withCurrentStage(plan.edit, pipelines.readCurrentStage);
      return presentEdit(await leads.edit(lead.id, edit, actorOf(request), now()));
    },
  );

  api.post(
    '/leads/:id/undo-add',
    { schema: { params: leadParams, response: { 200: done } } },
    async (request) => {
      await undoAdd(parts, request.params.id, actorOf(request));
      return { success: true as const };
    },
  );

  api.post(
    '/leads/:id/undo-status',
    { schema: { params: leadParams, body: undoStatusBody, response: { 200: leadDetails } } },
    async (request) => {
      const changedAt = new Date(request.body.changedAt);
      return present(await undoStatus(parts, request.params.id, changedAt, actorOf(request)));
    },
  );
}
