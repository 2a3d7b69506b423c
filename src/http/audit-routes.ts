import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { auditList, listAuditQuery, maintenance } from '../contract/audit.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { AuditQuery } from '../audit/audit-store.ts';
import { auditCsv } from './audit-csv.ts';
import { createNameLookup, presentAuditEntry } from './present-audit.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

const ENTRIES_AT_ONCE = 500;

/** Who did what, for admins. */
export async function auditRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { auditStore, audit } = parts;
  const readNames = createNameLookup(parts);

  async function* listAll(query: Omit<AuditQuery, 'limit' | 'cursor'>): AsyncGenerator<AuditEntry> {
    let cursor: string | undefined;
    do {
      const page = await auditStore.list({ ...query, limit: ENTRIES_AT_ONCE, cursor });
      yield* page.entries;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  api.get(
    '/audit',
    { schema: { querystring: listAuditQuery, response: { 200: auditList } } },
    async (request, reply) => {
      const { limit, cursor, actor: actorId, action, since, format } = request.query;
      const filter = { actorId, action, since: since === undefined ? undefined : new Date(since) };
      const names = await readNames();
      if (format === 'csv') {
        await audit.record({ action: 'exported', by: actorOf(request), fields: ['audit'] });
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="leadrabbit-audit.csv"')
          .serializer((body: unknown) => body as string)
          .send(auditCsv(listAll(filter), names) as never);
      }
      const page = await auditStore.list({ ...filter, limit, cursor });
      return {
        entries: page.entries.map((entry) => presentAuditEntry(entry, names)),
        nextCursor: page.nextCursor ?? null,
      };
    },
  );

  api.get('/maintenance', { schema: { response: { 200: maintenance } } }, async () => ({
    items: await parts.readMaintenance(),
  }));
}
