import type { LeadStore } from '../leads/lead-store.ts';
import { leadSearchTerms, querySearchTerms } from '../leads/search-terms.ts';
import type { ViewStore } from '../views/view-store.ts';

/** A shorter word does not identify a person. */
const FEWEST_LETTERS = 3;

/**
 * Removes saved views whose search names a person: all of its words are of the name, the e-mail address or the phone
 * number. Call it before the lead is erased.
 */
export type ForgetViews = (leadIds: readonly string[]) => Promise<void>;

export function createForgetViews({
  leads,
  views,
}: {
  readonly leads: Pick<LeadStore, 'find'>;
  readonly views: Pick<ViewStore, 'listWithSearch' | 'remove'>;
}): ForgetViews {
  return async (leadIds) => {
    const searches = (await views.listWithSearch()).map(({ id, query }) => ({
      id,
      words: querySearchTerms(new URLSearchParams(query).get('q') ?? ''),
    }));
    if (searches.length === 0) return;
    for (const leadId of leadIds) {
      const lead = await leads.find(leadId);
      if (!lead) continue;
      const { name, email, phone, phoneE164 } = lead;
      const terms = leadSearchTerms({ name, email, phone, phoneE164, company: '' });
      const isNamed = (word: string) =>
        word.length >= FEWEST_LETTERS && terms.some((term) => term.startsWith(word));
      for (const { id, words } of searches)
        if (words.length > 0 && words.every(isNamed)) await views.remove(id);
    }
  };
}
