import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { LeadValues, ValueField } from '../../contract/lead-values.ts';
import { request } from './request.ts';

/** With more values than this, a person searches for one. */
const MOST_OFFERED = 200;

/** The values that leads have of a filter, or those that a search finds. Those before stay until the server answers. */
export const leadValuesQuery = (field: ValueField, search = '') =>
  queryOptions({
    queryKey: ['lead-values', field, search],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ field, search, limit: String(MOST_OFFERED) });
      return request<LeadValues>(`/api/leads/values?${query.toString()}`, { signal });
    },
    placeholderData: keepPreviousData,
  });
