import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { exportLeadsBody, exportLeadsQuery, MISSING_LEADS_HEADER } from '../contract/export.ts';
import { createExportLeads, type ExportRequest } from '../exports/export-leads.ts';
import { createGiveWay } from './give-way.ts';
import { readLeadFilters } from './read-lead-filters.ts';
import { readFilters } from './read-stages.ts';
import { actorOf } from './request-user.ts';
import { findExisting } from './find-existing.ts';
import type { ServerParts } from './server-parts.ts';
import { viewerOf } from './viewer.ts';

/** Room for the ids of leads, in bytes. */
const BODY_LIMIT = 512 * 1024;

const SEPARATORS = { comma: ',', semicolon: ';' } as const;

/** Leads as a file, for admins: who has it has them all. */
export async function exportRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, leads, now, pipelines } = parts;
  const exportLeads = createExportLeads({ ...parts, people: parts.team.people });

  /** @param fields what chose the leads; the values of filters can be personal data, so only their names are kept */
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    wanted: Pick<ExportRequest, 'leads' | 'separator'>,
    fields: readonly string[],
  ) => {
    const by = actorOf(request);
    const record = (action: 'exported' | 'export-ended', more: readonly string[]) =>
      audit.record({ action, by, fields: ['leads', ...more] });
    // Before the first byte leaves.
    await record('exported', fields);
    const file = exportLeads({
      ...wanted,
      onEnd: (count) => record('export-ended', [String(count)]),
    });
    const day = now().toISOString().slice(0, 10);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="leads-${day}.csv"`)
      .send(Readable.from(politely(file), { highWaterMark: 1 }));
  };

  api.get(
    '/leads/export.csv',
    {
      schema: { querystring: exportLeadsQuery },
    },
    async (request, reply) => {
      const { separator, ...given } = request.query;
      const viewer = await viewerOf(parts.settings, request);
      const stages = await readFilters(pipelines, given);
      const filters = readLeadFilters(stages, request, { viewer, now: now() });
      const wanted = { leads: { filters }, separator: SEPARATORS[separator] };
      return send(request, reply, wanted, Object.keys(given));
    },
  );

  api.post(
    '/leads/export.csv',
    { schema: { body: exportLeadsBody }, config: { jsonLimit: BODY_LIMIT } },
    async (request, reply) => {
      const { ids, separator } = request.body;
      const found = await findExisting(leads, ids);
      const missing = new Set(ids).size - found.length;
      void reply.header(MISSING_LEADS_HEADER, String(missing));
      const wanted = { leads: { ids: found }, separator: SEPARATORS[separator] };
      return send(request, reply, wanted, ['ids']);
    },
  );
}

/** Lets other requests in between the parts. */
async function* politely(parts: AsyncGenerator<string>): AsyncGenerator<string> {
  const giveWay = createGiveWay();
  for await (const part of parts) {
    yield part;
    await giveWay();
  }
}
