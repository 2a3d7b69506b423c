import type { World } from '../world/world.ts';
import { GRAPH_ENDPOINTS } from './endpoints.ts';
import type { GraphCall, GraphEndpoint } from './graph-call.ts';
import { GraphError, unknownPath, unsupported } from './graph-error.ts';
import { noSuchField } from './select-fields.ts';

/** What an id is, by the placeholder of the endpoint paths. */
export function kindOf(world: World, id: string): string | undefined {
  if (id === world.app.id) return '{app-id}';
  if (world.users.has(id)) return '{user-id}';
  if (world.pages.has(id)) return '{page-id}';
  if (world.forms.has(id)) return '{form-id}';
  if (world.leads.has(id)) return '{lead-id}';
  return undefined;
}

/** The endpoint for these path segments, or the refusal that Meta has for an unknown path. */
export function findEndpoint(
  world: World,
  method: GraphCall['method'],
  segments: string[],
): GraphEndpoint {
  const [first = '', edge] = segments;
  const kind = kindOf(world, first);
  const patterns = GRAPH_ENDPOINTS.filter((endpoint) => fits(endpoint.path, segments, kind));
  const found = patterns.find((endpoint) => endpoint.method === method);
  if (found) return found;
  const verb = ({ GET: 'get', POST: 'post', DELETE: 'delete' } as const)[method];
  if (patterns.length > 0 && kind === undefined) throw unsupported(verb, first);
  if (kind === undefined) {
    if (/^\d+$/.test(first)) throw unsupported(verb, first);
    if (first === '' || edge !== undefined) throw unknownPath(`/${segments.join('/')}`);
    throw new GraphError({
      code: 803,
      message: `(#803) Some of the aliases you requested do not exist: ${first}`,
    });
  }
  if (edge === undefined || method !== 'GET') throw unsupported(verb, first);
  throw noSuchField(TYPES[kind] ?? 'Application', edge);
}

const TYPES: Record<string, string> = {
  '{user-id}': 'User',
  '{page-id}': 'Page',
  '{form-id}': 'LeadGenData',
  '{lead-id}': 'UserLeadGenInfo',
};

function fits(path: string, segments: string[], kind: string | undefined): boolean {
  const parts = path.slice(1).split('/');
  if (parts.length !== segments.length) return false;
  return parts.every((part, index) => {
    if (!part.startsWith('{')) return part === segments[index];
    return index > 0 || part === kind;
  });
}
