import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { importField, importQuery, type ImportField } from '../contract/import.ts';
import { AppError } from '../errors.ts';
import { carryOut } from '../imports/carry-out.ts';
import { createLeadLookup } from '../imports/lead-lookup.ts';
import { planFile } from '../imports/preview-import.ts';
import { createGiveWay } from './give-way.ts';
import { presentImport } from './present-import.ts';
import { readBody } from './read-body.ts';
import { actorOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';

const FILE_LIMIT = 10 * 1024 * 1024;

/** A file may take longer than other bodies: who sends it is known. In ms. */
const DEADLINE_MS = 25_000;

/** Leads from files, for admins. */
export async function importRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, budget, leads, pages, pipelines, now } = parts;
  const lookup = createLeadLookup(parts);

  api.removeAllContentTypeParsers();
  api.addContentTypeParser('text/csv', async (request: FastifyRequest) => {
    const body = await readBody(request, { budget, limit: FILE_LIMIT, deadlineMs: DEADLINE_MS });
    body.release();
    return body.bytes;
  });

  api.post('/imports', { schema: { querystring: importQuery } }, async (request) => {
    const { dryRun, mapping, country, duplicates } = request.query;
    if (!(request.body instanceof Uint8Array)) throw new AppError('file-empty', {});
    const options = {
      mapping: readMapping(mapping),
      country,
      stages: (await pipelines.read()).stages,
      keepsDuplicates: duplicates === 'create',
    };
    const plan = await planFile(request.body, options, { lookup, pages, now });
    const giveWay = createGiveWay();
    if (dryRun === 'true') return presentImport(plan, plan.rows, giveWay);
    if (plan.file.kind !== 'meta-export' || options.mapping)
      throw new AppError('file-not-of-meta', {});
    const by = actorOf(request);
    const done = await presentImport(plan, carryOut(plan.rows, { leads, by, now }), giveWay);
    const count = String(done.counts.created);
    await audit.record({ action: 'imported', by, fields: ['leads', count] });
    return done;
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
