import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { mayDo } from '../api-keys/api-key.ts';
import * as wire from '../contract/template.ts';
import type { Template } from '../templates/template.ts';
import type { TemplateReader } from '../templates/templates.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';
import { withoutUndefined } from './without-undefined.ts';

const templateParams = z.object({ id: z.string().min(1).max(64) });
const done = z.object({ success: z.literal(true) });

/** Texts for messages: own ones, and those that admins share with everybody. */
export async function templateRoutes(
  instance: FastifyInstance,
  { templates }: ServerParts,
): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();

  api.get('/templates', { schema: { response: { 200: wire.templateList } } }, async (request) => {
    const reader = readerOf(request);
    const list = await templates.list(reader);
    return { templates: list.map((each) => present(each, reader)) };
  });

  api.post(
    '/templates',
    { schema: { body: wire.newTemplateBody, response: { 201: wire.template } } },
    async (request, reply) => {
      const reader = readerOf(request);
      const added = await templates.add(request.body, reader);
      void reply.status(201);
      return present(added, reader);
    },
  );

  api.patch(
    '/templates/:id',
    {
      schema: {
        params: templateParams,
        body: wire.changeTemplateBody,
        response: { 200: wire.template },
      },
    },
    async (request) => {
      const reader = readerOf(request);
      const fields = withoutUndefined(request.body);
      return present(await templates.change(request.params.id, fields, reader), reader);
    },
  );

  api.delete(
    '/templates/:id',
    { schema: { params: templateParams, response: { 200: done } } },
    async (request) => {
      await templates.remove(request.params.id, readerOf(request));
      return { success: true as const };
    },
  );
}

function readerOf(request: FastifyRequest): TemplateReader {
  const { apiKey, user } = request;
  return {
    id: actorOf(request).id,
    isAdmin: apiKey ? mayDo(apiKey, 'admin') : user?.role === 'admin',
  };
}

const present = (template: Template, { id, isAdmin }: TemplateReader): wire.Template => ({
  _id: template.id,
  name: template.name,
  channels: [...template.channels],
  subject: template.subject,
  text: template.text,
  isShared: template.isShared,
  isMine: template.ownerId === id,
  mayChange: template.isShared ? isAdmin : template.ownerId === id,
  updatedAt: template.updatedAt.toISOString(),
});
