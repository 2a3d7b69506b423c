import type { ConnectedPage } from '../../contract/page.ts';
import type { PageChange } from './use-page-action.ts';

interface Explanation {
  readonly title: string;
  readonly text: string;
  /** The verb of the button. */
  readonly action: string;
}

/** What a change means, before it is made. */
export function explainChange(
  { kind, pages: chosen }: PageChange,
  pages: readonly ConnectedPage[],
): Explanation {
  const [first] = chosen;
  const what = chosen.length === 1 && first ? first.name : `${chosen.length} Pages and accounts`;
  if (kind === 'enable')
    return {
      title: `Enable ${what}?`,
      text: 'LeadRabbit tells Meta to send their leads. Each new enquiry then appears in everyone’s lead list by itself.',
      action: 'Enable',
    };
  if (kind === 'disable')
    return {
      title: `Disable ${what}?`,
      text: 'New enquiries no longer come in until you enable it again. Leads that are here stay.',
      action: 'Disable',
    };
  const accounts = pages.filter(({ parentPageId }) => parentPageId === first?.pageId);
  const along = accounts.length > 0 ? `, and with it ${listNames(accounts)}` : '';
  return {
    title: `Delete ${what}?`,
    text: `Its connection is removed${along}. Nothing more comes in, ${keptLeads([...chosen, ...accounts])}. To have it back, connect it again.`,
    action: 'Delete',
  };
}

function keptLeads(pages: readonly ConnectedPage[]): string {
  const count = pages.reduce((sum, { leadCount }) => sum + leadCount, 0);
  if (count === 0) return 'and leads that are here stay';
  return count === 1 ? 'but its one lead stays' : `but all ${count} leads stay`;
}

const listNames = (pages: readonly ConnectedPage[]) =>
  new Intl.ListFormat('en-GB').format(pages.map(({ name }) => name));
