import { queryOptions } from '@tanstack/react-query';
import type { LeadList } from '../../contract/lead.ts';
import { request } from './request.ts';

/** The newest leads tell which questions the forms have now. */
const LEADS = 100;
const MOST_QUESTIONS = 30;

/** What every form asks; there are other placeholders for it. */
const CONTACT = /^(full_name|first_name|last_name|email|phone_number|company_name)$/i;

/** The keys of the questions that people have answered lately. */
export const questionsQuery = queryOptions({
  queryKey: ['questions'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => {
    const { leads } = await request<LeadList>(`/api/leads?limit=${LEADS}`, { signal });
    const keys = leads.flatMap(({ metaData }) => Object.keys(metaData?.originalFields ?? {}));
    return [...new Set(keys)]
      .filter((key) => !CONTACT.test(key) && !/[{}\n]/.test(key))
      .slice(0, MOST_QUESTIONS);
  },
});
