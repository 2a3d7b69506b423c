import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  eraseAnswer,
  eraseBody,
  eraseLeadsAnswer,
  eraseLeadsBody,
  erasureList,
  samePersonAnswer,
} from '../contract/privacy.ts';
import { exportSubject } from '../privacy/export-subject.ts';
import { findExisting } from './find-existing.ts';
import { createNameLookup } from './present-audit.ts';
import { presentCertificate, presentEnquiries } from './present-erasure.ts';
import { languageOf } from './request-language.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';
import { subjectPage } from './subject-page.ts';

const leadParams = z.object({ id: z.string().min(1).max(64) });
const exportQuery = z.object({ format: z.enum(['json', 'html']).default('json') });

/** What a person may ask for: to be told what is held of them, and to be erased. For admins. */
export async function erasureRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, erasePerson, erasures, leads, now } = parts;
  const readNames = createNameLookup(parts);

  api.get(
    '/leads/:id/same-person',
    { schema: { params: leadParams, response: { 200: samePersonAnswer } } },
    async (request) => presentEnquiries(await erasePerson.findSamePerson(request.params.id)),
  );

  api.post(
    '/leads/:id/erase',
    { schema: { params: leadParams, body: eraseBody, response: { 200: eraseAnswer } } },
    async (request) => {
      const { id } = request.params;
      const certificate = await erasePerson.erase(id, request.body.also, actorOf(request));
      return { certificate: presentCertificate(certificate, await readNames()) };
    },
  );

  api.post(
    '/leads/erase',
    { schema: { body: eraseLeadsBody, response: { 200: eraseLeadsAnswer } } },
    async (request) => {
      const ids = [...new Set(request.body.ids)];
      const found = new Set(await findExisting(leads, ids));
      const certificate =
        found.size > 0 ? await erasePerson.eraseAll([...found], actorOf(request)) : undefined;
      const skipped = ids.filter((id) => !found.has(id));
      return {
        certificate: certificate ? presentCertificate(certificate, await readNames()) : null,
        erased: found.size,
        skipped: skipped.map((leadId) => ({ leadId, reason: 'not-found' as const })),
      };
    },
  );

  api.get(
    '/leads/:id/subject-export',
    { schema: { params: leadParams, querystring: exportQuery } },
    async (request, reply) => {
      const enquiries = await erasePerson.findSamePerson(request.params.id);
      const subject = await exportSubject(enquiries.leads, parts, now());
      await audit.record({
        action: 'exported',
        by: actorOf(request),
        target: { kind: 'lead', id: request.params.id },
      });
      const isPage = request.query.format === 'html';
      const name = `attachment; filename="personal-data.${isPage ? 'html' : 'json'}"`;
      void reply.header('content-disposition', name);
      if (!isPage) return subject;
      void reply.type('text/html; charset=utf-8');
      return subjectPage(subject, languageOf(request));
    },
  );

  api.get('/privacy/erasures', { schema: { response: { 200: erasureList } } }, async () => {
    const names = await readNames();
    const certificates = await erasures.listCertificates();
    return { erasures: certificates.map((each) => presentCertificate(each, names)) };
  });
}
