import { useQuery } from '@tanstack/react-query';
import { relatedQuery } from '../api/related.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import type { RelatedLeadsProps } from './related-leads.tsx';

const RelatedLeads = lazyScreen<RelatedLeadsProps>(
  async () =>
    (await Promise.all([import('./related-leads.tsx'), loadTexts('extras')]))[0].RelatedLeads,
  { isQuiet: true },
);

/** The other enquiries of the person; nothing if there are none. */
export function LeadRelatedPart({ leadId }: { leadId: string }) {
  const { data, error } = useQuery(relatedQuery(leadId));
  if (!error && (!data || data.related.length === 0)) return null;
  return <RelatedLeads leadId={leadId} list={data} error={error} />;
}
