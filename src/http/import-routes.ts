import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  importField,
  importList,
  importParams,
  importQuery,
  importRowList,
  importRowsQuery,
  importRun,
  type ImportField,
} from '../contract/import.ts';
import { AppError } from '../errors.ts';
import { createLeadLookup } from '../imports/lead-lookup.ts';
import { openLayout, planFile } from '../imports/plan-file.ts';
import { createPlanRows } from '../imports/plan-row.ts';
import { stageNames } from '../pipeline/pipeline.ts';
import { createGiveWay } from './give-way.ts';
import { importCsv } from './import-csv.ts';
import { presentPreview, presentRow, presentRun } from './present-import.ts';
import { readBody } from './read-body.ts';
import { actorOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';

const FILE_LIMIT = 10 * 1024 * 1024;

/** A file may take longer than other bodies: who sends it is known. In ms. */
const DEADLINE_MS = 25_000;

/** Leads from files, for admins. */
export async function importRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  await instance.register(async (files) => fileRoute(files, parts));
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, imports } = parts;

  api.get('/imports', { schema: { response: { 200: importList } } }, async () => ({
    imports: (await imports.list()).map(presentRun),
  }));

  const one = { params: importParams };
  api.get('/imports/:id', { schema: { ...one, response: { 200: importRun } } }, async (request) =>
    presentRun(await imports.find(request.params.id)),
  );

  api.get(
    '/imports/:id/rows',
    { schema: { ...one, querystring: importRowsQuery, response: { 200: importRowList } } },
    async (request) => ({
      rows: (await imports.listRows(request.params.id, request.query)).map(presentRow),
    }),
  );

  api.get('/imports/:id/report.csv', { schema: one }, async (request, reply) => {
    const { id, startedAt } = await imports.find(request.params.id);
    const name = `import-${startedAt.toISOString().slice(0, 10)}.csv`;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(importCsv(id, imports), { highWaterMark: 1 }));
  });

  api.post(
    '/imports/:id/undo',
    { schema: { ...one, response: { 202: importRun } } },
    async (request, reply) => {
      const by = actorOf(request);
      const record = await imports.undo(request.params.id, by);
      const { created } = record.counts;
      await audit.record({
        action: 'import-undone',
        by,
        fields: ['leads', String(created)],
        reference: record.id,
      });
      return reply.code(202).send(presentRun(record));
    },
  );
}

/** Takes a file: it alone has a body that is no JSON. */
async function fileRoute(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, budget, imports, pages, pipelines, team, now } = parts;
  const readStages = async () => stageNames(await pipelines.read());
  const readOwners = async () =>
    (await team.people.list()).filter(({ status }) => status !== 'disabled');
  const lookup = createLeadLookup(parts);

  api.removeAllContentTypeParsers();
  api.addContentTypeParser('text/csv', async (request: FastifyRequest) => {
    const body = await readBody(request, { budget, limit: FILE_LIMIT, deadlineMs: DEADLINE_MS });
    body.release();
    return body.bytes;
  });

  api.post('/imports', { schema: { querystring: importQuery } }, async (request, reply) => {
    const { dryRun, mapping, country, dateOrder, duplicates, fileName, again } = request.query;
    const bytes = request.body;
    if (!(bytes instanceof Uint8Array)) throw new AppError('file-empty', {});
    const planned = await planFile(bytes, {
      mapping: readMapping(mapping),
      country,
      dateOrder,
      keepsDuplicates: duplicates === 'create',
    });
    if (dryRun === 'true') {
      const planRows = createPlanRows({
        layout: await openLayout(planned.layout, { pages, readStages, readOwners, now }),
        lookup,
        placeOf: () => ({ leadId: '', importId: '', now: now() }),
      });
      const before = await imports.findLast(bytes);
      return {
        ...(await presentPreview(planned, planRows, createGiveWay())),
        importedBefore: before
          ? { _id: before.id, startedAt: before.startedAt.toISOString() }
          : null,
      };
    }
    const by = actorOf(request);
    const order = { ...planned, bytes, fileName, by, again: again === 'true' };
    const { isNew, record } = await imports.begin(order);
    const fields = ['leads', String(record.total)];
    if (isNew) await audit.record({ action: 'imported', by, fields, reference: record.id });
    return reply.code(202).send(presentRun(record));
  });
}

/** @throws `invalid-input` for a field that does not exist */
function readMapping(text: string | undefined): ImportField[] | undefined {
  return text?.split(',').map((name) => {
    const { data } = importField.safeParse(name.trim());
    if (data === undefined) throw new AppError('invalid-input', { fields: 'mapping' });
    return data;
  });
}
