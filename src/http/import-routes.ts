import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
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
import { CompactKeys } from '../imports/compact-keys.ts';
import { keepFile, type KeptFile } from '../imports/kept-file.ts';
import { createLeadLookup } from '../imports/lead-lookup.ts';
import { MOST_ROWS, openLayout, planFile, type PlannedFile } from '../imports/plan-file.ts';
import { createPlanRows } from '../imports/plan-row.ts';
import { stageNames } from '../pipeline/pipeline.ts';
import { answerLong } from './answer-long.ts';
import { createGiveWay } from './give-way.ts';
import { importCsv } from './import-csv.ts';
import { presentRow, presentRun } from './present-import.ts';
import { readChunks } from './read-chunks.ts';
import { actorOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';
import { writePreview } from './write-preview.ts';

/** How long a client may send nothing of a file, in ms. */
const SILENCE_MS = 30_000;

/** Leads from files, for admins. */
export async function importRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  await instance.register(async (files) => fileRoute(files, parts));
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, fileRoom, imports } = parts;

  api.get('/imports', { schema: { response: { 200: importList } } }, async () => ({
    imports: (await imports.list()).map(presentRun),
    limits: { megabytes: Math.floor(fileRoom.mostBytes / (1024 * 1024)), rows: MOST_ROWS },
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
  const { check, begin } = createImportSteps(parts);

  api.removeAllContentTypeParsers();
  // The file goes to the disk after the query was checked.
  api.addContentTypeParser('text/csv', (_request, raw, done) => done(null, raw));

  api.post(
    '/imports',
    {
      schema: { querystring: importQuery },
      config: { takesFile: true },
      // Compression would hold back what tells proxies that the answer is under way.
      compress: false,
    },
    async (request, reply) => {
      const { dryRun, mapping, country, dateOrder, duplicates } = request.query;
      const options = {
        mapping: readMapping(mapping),
        country,
        dateOrder,
        keepsDuplicates: duplicates === 'create',
      };
      const sentAt = parts.now();
      if (!request.body) throw new AppError('file-empty', {});
      const raw = request.body as IncomingMessage;
      const size = Number(raw.headers['content-length'] ?? Number.NaN);
      const kept = await keepFile(readChunks(raw, SILENCE_MS), size, parts.fileRoom);
      const work = async function* () {
        try {
          const planned = await planFile(kept, options);
          const order = { request, sentAt, kept, planned };
          yield* dryRun === 'true' ? check(order, request.query) : begin(order, request.query);
        } finally {
          await kept.close();
        }
      };
      return answerLong(reply.code(dryRun === 'true' ? 200 : 202), work());
    },
  );
}

interface ImportOrder {
  readonly request: FastifyRequest;
  readonly sentAt: Date;
  readonly kept: KeptFile;
  readonly planned: PlannedFile;
}

/** What is done with a file. Each step gives its answer in pieces. */
function createImportSteps(parts: ApiParts) {
  const { audit, imports, pages, pipelines, team, now } = parts;
  const readStages = async () => stageNames(await pipelines.read());
  const readOwners = async () =>
    (await team.people.list()).filter(({ status }) => status !== 'disabled');
  const lookup = createLeadLookup(parts);
  return {
    async *check(
      { kept, planned }: ImportOrder,
      { rows }: ImportQuery,
    ): AsyncGenerator<string, void> {
      const planRows = createPlanRows({
        layout: await openLayout(planned.layout, { pages, readStages, readOwners, now }),
        lookup,
        placeOf: () => ({ leadId: '', importId: '', now: now() }),
        planned: new CompactKeys(),
      });
      const before = await imports.findLast(kept.hash);
      yield* writePreview(planned, {
        planRows,
        importedBefore: before
          ? { _id: before.id, startedAt: before.startedAt.toISOString() }
          : null,
        rows,
        giveWay: createGiveWay(),
      });
    },
    async *begin(
      { request, sentAt, kept, planned }: ImportOrder,
      { fileName, again }: ImportQuery,
    ): AsyncGenerator<string, void> {
      const by = actorOf(request);
      const { isNew, record } = await imports.begin({
        ...planned,
        fileHash: kept.hash,
        fileName,
        sentAt,
        by,
        again: again === 'true',
      });
      const fields = ['leads', String(record.total)];
      if (isNew) await audit.record({ action: 'imported', by, fields, reference: record.id });
      yield JSON.stringify(presentRun(record));
    },
  };
}

type ImportQuery = z.output<typeof importQuery>;

/** @throws `invalid-input` for a field that does not exist */
function readMapping(text: string | undefined): ImportField[] | undefined {
  return text?.split(',').map((name) => {
    const { data } = importField.safeParse(name.trim());
    if (data === undefined) throw new AppError('invalid-input', { fields: 'mapping' });
    return data;
  });
}
