import type { FastifyRequest } from 'fastify';
import { readViewQuery, type View as WireView } from '../contract/view.ts';
import { AppError } from '../errors.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import type { View } from '../views/view.ts';
import { countLeads } from './count-leads.ts';
import { readLeadFilters, type FilterSurroundings } from './read-lead-filters.ts';
import { readFilters } from './read-stages.ts';
import { actorOf } from './request-user.ts';

/** The queries of the views that everybody has. */
const BUILT_IN = {
  new: 'status=New',
  mine: 'owner=me',
  unassigned: 'owner=none',
  today: 'from=today',
  overdue: 'overdue=true',
} as const;

type Request = Pick<FastifyRequest, 'user' | 'apiKey' | 'ip'>;

/** The views that everybody has. A program has no leads of its own. */
export const builtInViews = ({ user }: Request): WireView[] =>
  Object.entries(BUILT_IN)
    .filter(([id]) => user !== null || id !== 'mine')
    .map(([_id, query]) => ({
      _id,
      isBuiltIn: true,
      isMine: false,
      isShared: true,
      ownerId: null,
      name: '',
      query,
      columns: [],
      count: null,
    }));

export const presentView = (view: View, request: Request): WireView => ({
  _id: view.id,
  isBuiltIn: false,
  isMine: view.ownerId === actorOf(request).id,
  isShared: view.isShared,
  ownerId: view.ownerId,
  name: view.name,
  query: view.query,
  columns: [...view.columns],
  count: null,
});

/**
 * How many leads a view has for the viewer; null if its query cannot be read, such as after a stage was
 * removed.
 */
export async function countView(
  { query }: Pick<View, 'query'>,
  request: Request,
  {
    leads,
    pipelines,
    zone,
    ...surroundings
  }: FilterSurroundings & {
    readonly leads: Pick<LeadStore, 'count'>;
    readonly pipelines: Pick<Pipelines, 'read'>;
    readonly zone: string | undefined;
  },
): Promise<WireView['count']> {
  const { data } = readViewQuery(query);
  if (!data) return null;
  const { sort: _sort, ...filters } = data;
  try {
    const stages = await readFilters(pipelines, filters);
    return await countLeads(
      leads,
      readLeadFilters({ ...stages, zone: filters.zone ?? zone }, request, surroundings),
    );
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return null;
    throw error;
  }
}
