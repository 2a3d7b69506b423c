import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { exportLeadsQuery } from '../contract/export.ts';
import { createExportLeads } from '../exports/export-leads.ts';
import { createGiveWay } from './give-way.ts';
import { readLeadFilters } from './read-lead-filters.ts';
import { readFilters } from './read-stages.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';
import { viewerOf } from './viewer.ts';

const SEPARATORS = { comma: ',', semicolon: ';' } as const;

/** Leads as a file, for admins: who has it has them all. */
export async function exportRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, now, pipelines } = parts;
  const exportLeads = createExportLeads(parts);

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
      const by = actorOf(request);
      const record = (action: 'exported' | 'export-ended', fields: readonly string[]) =>
        audit.record({ action, by, fields: ['leads', ...fields] });
      // Before the first byte leaves. The values of filters can be personal data, so only their names are kept.
      await record('exported', Object.keys(given));
      const file = exportLeads({
        filters,
        separator: SEPARATORS[separator],
        onEnd: (leads) => record('export-ended', [String(leads)]),
      });
      const day = now().toISOString().slice(0, 10);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="leads-${day}.csv"`)
        .send(Readable.from(politely(file), { highWaterMark: 1 }));
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
