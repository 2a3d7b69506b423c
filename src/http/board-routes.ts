import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { boardAnswer, boardQuery, type BoardColumn } from '../contract/pipeline.ts';
import type { ColumnCount, ColumnQuery } from '../leads/board-store.ts';
import { findStage, isClosed, sameId, type Stage } from '../pipeline/stage.ts';
import { MOST_COUNTED } from './count-leads.ts';
import { presentLead } from './present-lead.ts';
import { presentStage } from './present-pipeline.ts';
import { readLeadFilters } from './read-lead-filters.ts';
import type { ServerParts } from './server-parts.ts';
import { viewerOf } from './viewer.ts';

const NONE: ColumnCount = { count: 0, isMore: false };

/** The leads by their stages, for everybody who is signed in. */
export async function boardRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { board, pipelines, now, settings } = parts;

  const readColumn = async (
    stage: Stage,
    { count, isMore }: ColumnCount,
    query: Omit<ColumnQuery, 'status'>,
  ): Promise<BoardColumn> => {
    const page = count > 0 ? await board.listColumn({ ...query, status: stage.id }) : undefined;
    return {
      stage: presentStage(stage),
      count,
      isMore,
      leads: (page?.leads ?? []).map(presentLead),
      nextCursor: page?.nextCursor ?? null,
    };
  };

  api.get(
    '/board',
    { schema: { querystring: boardQuery, response: { 200: boardAnswer } } },
    async (request) => {
      const { status, cursor, limit, ...given } = request.query;
      const viewer = await viewerOf(settings, request);
      const filters = readLeadFilters(given, request, { viewer, now: now() });
      const [{ stages }, counts] = await Promise.all([
        pipelines.read(),
        board.countColumns(filters, MOST_COUNTED),
      ]);
      const shown = columnsOf(stages, counts).filter(
        ({ id }) => status === undefined || sameId(id, status),
      );
      // Nobody waits for the first contact in a stage that means won or lost.
      const countOf = (stage: Stage) =>
        (isClosed(stage) && filters.isUntouched ? undefined : counts.get(stage.id)) ?? NONE;
      // A cursor is of one column.
      const from = shown.length === 1 ? cursor : undefined;
      const columns = shown.map((stage) =>
        readColumn(stage, countOf(stage), { ...filters, limit, cursor: from }),
      );
      return { columns: await Promise.all(columns) };
    },
  );
}

/** All stages, and a column for each other status, so that no lead is hidden. */
function columnsOf(stages: readonly Stage[], counts: ReadonlyMap<string, unknown>): Stage[] {
  const others = [...counts.keys()].filter((id) => !findStage(stages, id));
  const unknown = others.toSorted().map((id) => ({
    id,
    label: id,
    countsAsContacted: false,
    won: false,
    lost: false,
    coldAfterDays: null,
  }));
  return [...stages, ...unknown];
}
