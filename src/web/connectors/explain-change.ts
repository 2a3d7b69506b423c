import type { ConnectedPage } from '../../contract/page.ts';
import { writeNumber } from '../ui/count.ts';
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
  const isOne = chosen.length === 1;
  const what = isOne && first ? first.name : `${chosen.length} Pages and accounts`;
  if (kind === 'enable')
    return {
      title: `Enable ${what}?`,
      text: `LeadRabbit asks Meta to send ${isOne ? 'its' : 'their'} leads. Each new enquiry then appears in everyone’s lead list by itself.`,
      action: 'Enable',
    };
  if (kind === 'disable')
    return {
      title: `Disable ${what}?`,
      text: `New enquiries no longer come in until you enable ${isOne ? 'it' : 'them'} again. Leads that are here stay.${staysEnabled(chosen, pages)}`,
      action: 'Disable',
    };
  return {
    title: `Delete ${what}?`,
    text: first ? explainDelete(first, pages) : '',
    action: 'Delete',
  };
}

/** An Instagram account has a switch of its own: its leads go on coming in without its Page's. */
function staysEnabled(chosen: readonly ConnectedPage[], pages: readonly ConnectedPage[]): string {
  const ids = new Set(chosen.map(({ pageId }) => pageId));
  const left = pages.filter(
    ({ pageId, parentPageId, isActive }) =>
      isActive && parentPageId !== null && ids.has(parentPageId) && !ids.has(pageId),
  );
  if (left.length === 0) return '';
  return ` ${listNames(left)} ${left.length === 1 ? 'stays' : 'stay'} enabled.`;
}

function explainDelete(entry: ConnectedPage, pages: readonly ConnectedPage[]): string {
  const parent = pages.find(({ pageId }) => pageId === entry.parentPageId);
  // Without an entry of its own, an account's leads are its Page's.
  if (parent)
    return `The entry is removed; ${keptLeads([entry])}. From then on leads of its ads count for ${parent.name}: they come in while that Page is enabled. To have the entry back, connect again.`;
  const accounts = pages.filter(({ parentPageId }) => parentPageId === entry.pageId);
  const along = accounts.length > 0 ? `, and with it ${listNames(accounts)}` : '';
  return `Its connection is removed${along}. Nothing more comes in; ${keptLeads([entry, ...accounts])}. To have it back, connect again.`;
}

function keptLeads(pages: readonly ConnectedPage[]): string {
  const count = pages.reduce((sum, { leadCount }) => sum + leadCount, 0);
  if (count === 0) return 'leads that are here stay';
  return count === 1 ? 'its one lead stays' : `all ${writeNumber(count)} leads stay`;
}

const listNames = (pages: readonly ConnectedPage[]) =>
  new Intl.ListFormat('en-GB').format(pages.map(({ name }) => name));
