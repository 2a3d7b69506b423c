import { useQuery } from '@tanstack/react-query';
import type { RecentRun } from '../../contract/bulk.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { useFormats, useLeadToolTexts, useTexts } from '../texts/use-texts.ts';

/** Says what a run has changed of each lead. */
export function useSayChange(): (change: RecentRun['change']) => string {
  const { recent: texts, listMenu } = useLeadToolTexts();
  const { filters } = listMenu;
  const { work } = useTexts().leads;
  const { list } = useFormats();
  const { nameOf } = useStages();
  const { data: people = [] } = useQuery(userNamesQuery);
  return ({ status, ownerId, priority, tags }) => {
    const owner = people.find(({ id }) => id === ownerId)?.name ?? filters.owners.other;
    return list([
      ...(status === undefined ? [] : [`${filters.labels.status}: ${nameOf(status)}`]),
      ...(ownerId === undefined
        ? []
        : [`${filters.owners.title}: ${ownerId === null ? work.owner.nobody : owner}`]),
      ...(priority === undefined
        ? []
        : [`${filters.labels.priority}: ${filters.priorities[priority ?? 'none']}`]),
      ...(tags ? [texts.tags] : []),
    ]);
  };
}
