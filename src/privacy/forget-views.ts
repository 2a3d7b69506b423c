import type { Lead } from '../leads/lead.ts';
import type { ViewStore } from '../views/view-store.ts';
import { namesPerson, searchesPerson } from './names-person.ts';

/**
 * Removes saved views whose search, tags or own name are the person of a lead. Call it before the leads are erased.
 */
export type ForgetViews = (leads: readonly Lead[]) => Promise<void>;

export function createForgetViews({
  views,
}: {
  readonly views: Pick<ViewStore, 'listAll' | 'remove'>;
}): ForgetViews {
  return async (leads) => {
    for (const { id, name, query } of await views.listAll()) {
      const filters = new URLSearchParams(query);
      const searches = filters.getAll('q');
      const texts = [name, ...searches, ...filters.getAll('tag')];
      const isOfPerson = leads.some(
        (lead) =>
          searches.some((search) => searchesPerson(search, lead)) ||
          texts.some((text) => namesPerson(text, lead)),
      );
      if (isOfPerson) await views.remove(id);
    }
  };
}
