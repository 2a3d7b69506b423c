import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  changeNoteBody,
  leadNoteList,
  noteAnswer,
  noteBody,
  removeNoteQuery,
} from '../contract/lead-note.ts';
import { AppError, notFound } from '../errors.ts';
import { findMentions } from '../leads/find-mentions.ts';
import { mayChange, readSeen, readSeenOfBody } from './may-change.ts';
import { presentNote } from './present-timeline.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

const leadParams = z.object({ id: z.string().min(1).max(64) });
const noteParams = leadParams.extend({ noteId: z.string().min(1).max(64) });

/** The notes of a lead, for everybody who is signed in. Their author and admins change them. */
export async function leadNoteRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { leads, notes, now, team } = parts;

  const requireLead = async (id: string) => {
    if (!(await leads.find(id))) throw notFound('lead');
  };
  const requireOwnNote = async (request: FastifyRequest, leadId: string, noteId: string) => {
    const note = (await notes.listOfLead(leadId)).find(({ id }) => id === noteId);
    if (!note) throw notFound('note');
    if (!mayChange(request, note.authorId)) throw new AppError('not-your-note', {});
  };
  const readNote = async ({ text }: { readonly text: string }) => {
    const people = text.includes('@') ? await team.people.list() : [];
    const enabled = people.filter(({ status }) => status !== 'disabled');
    return { text, mentions: findMentions(text, enabled) };
  };

  api.get(
    '/leads/:id/notes',
    { schema: { params: leadParams, response: { 200: leadNoteList } } },
    async (request) => {
      await requireLead(request.params.id);
      const list = await notes.listOfLead(request.params.id);
      return { notes: list.map(presentNote) };
    },
  );

  api.post(
    '/leads/:id/notes',
    { schema: { params: leadParams, body: noteBody, response: { 201: noteAnswer } } },
    async (request, reply) => {
      const text = await readNote(request.body);
      const note = await notes.add(request.params.id, text, actorOf(request), now());
      if (!note) throw notFound('lead');
      void reply.status(201);
      return { note: presentNote(note) };
    },
  );

  api.patch(
    '/leads/:id/notes/:noteId',
    { schema: { params: noteParams, body: changeNoteBody, response: { 200: noteAnswer } } },
    async (request) => {
      const { id, noteId } = request.params;
      await requireOwnNote(request, id, noteId);
      const text = await readNote(request.body);
      const seen = readSeenOfBody(request.body.seenEditedAt);
      const note = await notes.edit(id, noteId, { ...text, seen }, actorOf(request), now());
      if (!note) throw notFound('note');
      return { note: presentNote(note) };
    },
  );

  api.delete(
    '/leads/:id/notes/:noteId',
    {
      schema: {
        params: noteParams,
        querystring: removeNoteQuery,
        response: { 200: z.object({ success: z.literal(true) }) },
      },
    },
    async (request) => {
      const { id, noteId } = request.params;
      await requireOwnNote(request, id, noteId);
      const seen = readSeen(request.query.seenEditedAt);
      if (!(await notes.remove(id, noteId, actorOf(request), now(), seen))) throw notFound('note');
      return { success: true as const };
    },
  );
}
