import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LeadFilters } from '../api/leads.ts';
import { leadValuesQuery } from '../api/lead-values.ts';

/** Filters by an id, which the server can name. */
const NAMED = ['form', 'campaign', 'connection'] as const;

/** More filters at once come from no screen. */
const MOST_NAMED = 10;

/** Finds the name of a form, a campaign or a connection; undefined if nothing has named it, or not yet. */
export type NameOfSource = (filter: string, id: string) => string | undefined;

/** The names of what the list is filtered by, as its leads name it. */
export function useSourceNames(filters: LeadFilters): NameOfSource {
  const wanted = NAMED.flatMap((field) =>
    [filters[field] ?? []]
      .flat()
      .filter((id) => id !== 'none')
      .map((id) => ({ field, id })),
  ).slice(0, MOST_NAMED);
  const client = useQueryClient();
  // One query of several: `useQueries` would be loaded with every list.
  const { data: found } = useQuery({
    queryKey: ['source-names', wanted],
    enabled: wanted.length > 0,
    queryFn: () =>
      Promise.all(
        wanted.map(({ field, id }) =>
          client.fetchQuery(leadValuesQuery(field, id)).catch(() => undefined),
        ),
      ),
  });
  return (filter, id) => {
    const index = wanted.findIndex((each) => each.field === filter && each.id === id);
    // A Page without a platform means both.
    const isIt = (value: string) => value === id || value.startsWith(`${id}:`);
    const name = found?.[index]?.values.find(({ value }) => isIt(value))?.name;
    return name || undefined;
  };
}
