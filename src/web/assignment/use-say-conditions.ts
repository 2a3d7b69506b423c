import { useQuery } from '@tanstack/react-query';
import type { AssignmentRule } from '../../contract/assignment.ts';
import { pagesQuery } from '../api/pages.ts';
import { useAdminTexts, useFormats, useTexts } from '../texts/use-texts.ts';

/** Says in one line which leads a rule is for. */
export function useSayConditions(): (rule: AssignmentRule) => string {
  const { said, everyLead } = useAdminTexts().assignment;
  const { sources } = useTexts().leads;
  const { list } = useFormats();
  const { data: pages = [] } = useQuery(pagesQuery);
  return ({ when }) => {
    const nameOf = (id: string) => pages.find(({ pageId }) => pageId === id)?.name ?? id;
    const parts = [
      when.pageIds.length > 0 && said.connections(list(when.pageIds.map(nameOf))),
      when.formIds.length > 0 && said.forms(when.formIds.length),
      when.campaignIds.length > 0 && said.campaigns(when.campaignIds.length),
      when.sources.length > 0 && said.sources(list(when.sources.map((each) => sources[each]))),
      when.countries.length > 0 && said.countries(list(when.countries)),
      ...when.answers.map(({ question, values }) => said.answer(question, list(values))),
    ].filter((part) => part !== false);
    return parts.length === 0 ? everyLead : parts.join(' · ');
  };
}
