import type { InboxLead } from '../../src/intake/inbox-lead.ts';
import type { LeadRabbit } from './start-leadrabbit.ts';

type App = Pick<LeadRabbit, 'storage'>;

/** The inbox lead as it is stored; undefined if there is none. */
export const storedInboxLead = async (
  app: App,
  leadId: string | undefined,
): Promise<InboxLead | undefined> => (await app.storage()).inbox.find(leadId ?? '');

/** How many inbox leads are stored, in all states. */
export async function countInboxLeads(app: App): Promise<number> {
  const counts = await (await app.storage()).inbox.countByState();
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** How many leads are asked for at the same time: a database server needs a moment for each answer. */
const AT_ONCE = 50;

/** Those of the lead ids that the inbox does not have. */
export async function missingFromInbox(app: App, leadIds: Iterable<string>): Promise<string[]> {
  const ids = [...leadIds];
  const missing: string[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const found = await Promise.all(some.map((leadId) => storedInboxLead(app, leadId)));
    missing.push(...some.filter((_, index) => found[index] === undefined));
  }
  return missing;
}
