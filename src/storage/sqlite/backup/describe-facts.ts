import type { DatabaseFacts } from './verify-database.ts';

const NAMES: Readonly<Record<string, string>> = {
  leads: 'leads',
  meta_leads: 'leads received from Meta',
  meta_pages: 'Pages and Instagram accounts',
  meta_forms: 'forms',
  user: 'people',
};

/** Describes what a database holds, as lines for a terminal. */
export function describeFacts({ counts, newestLead }: DatabaseFacts): string {
  const lines = Object.entries(counts).map(
    ([table, rows]) => `  ${NAMES[table] ?? table}: ${rows}`,
  );
  const newest = newestLead ? `${newestLead.id}, last changed ${newestLead.recordedAt}` : 'none';
  return [...lines, `  newest lead: ${newest}`].join('\n');
}
