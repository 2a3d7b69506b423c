import { valuesOf } from '../../leads/lead-filters.ts';
import type { LeadQuery } from '../../leads/lead-store.ts';
import type { ListPart } from '../list-leads.ts';
import type { Statement } from './list-conditions.ts';
import { listStatement, withCondition } from './list-statement.ts';
import { statusesStatement } from './ordered-statements.ts';

type PlainQuery = Pick<LeadQuery, 'status' | 'source'>;

/**
 * The statement for a list that an index has as it is: one status, one source or both, in the order of the
 * positions; and one status or several, by name or by activity.
 *
 * @returns undefined if there is no such index
 */
export function plainStatement(query: PlainQuery, part: ListPart): Statement | undefined {
  const statuses = [...new Set(valuesOf(query.status))];
  const sources = [...new Set(valuesOf(query.source))];
  const filters = [statuses, sources].filter((values) => values.length > 0);
  const isPlain =
    part.words.length === 0 &&
    part.groups.length === filters.length &&
    filters.length > 0 &&
    !part.overdueAt;
  if (!isPlain) return undefined;
  const { key } = part.order;
  if (key === 'position') return byPosition(statuses, sources, part);
  if (key === 'rank' || sources.length > 0) return undefined;
  return statusesStatement(statuses, { ...part, order: { ...part.order, key } });
}

function byPosition(
  [status, ...statuses]: readonly string[],
  [source, ...sources]: readonly string[],
  part: ListPart,
): Statement | undefined {
  if (statuses.length + sources.length > 0) return undefined;
  const columns = [
    ...(status === undefined ? [] : [{ name: 'status', value: status }]),
    ...(source === undefined ? [] : [{ name: 'source', value: source }]),
  ];
  const statement = withCondition(listStatement({ ...part, groups: [] }), {
    sql: columns.map(({ name }) => `${name} = ?`).join(' AND '),
    values: columns.map(({ value }) => value),
  });
  // Of a status and a source, SQLite would read the index of one of them on a later page.
  const index = columns.length > 1 ? 'leads_by_status_and_source' : `leads_by_${columns[0]?.name}`;
  return {
    ...statement,
    sql: statement.sql.replace('FROM leads', `FROM leads INDEXED BY ${index}`),
  };
}
