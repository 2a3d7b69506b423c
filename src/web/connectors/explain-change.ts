import type { ConnectedPage } from '../../contract/page.ts';
import type { AdminTexts } from '../../texts/texts.ts';
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
  { change, enable, disable, delete: remove }: AdminTexts['connectors'],
): Explanation {
  const [first] = chosen;
  const what = chosen.length === 1 && first ? first.name : change.many(chosen.length);
  const title = change[kind].title(what);
  if (kind === 'enable') return { title, text: change.enable.text(chosen.length), action: enable };
  if (kind === 'disable') {
    const left = stayEnabled(chosen, pages);
    const more = left.length > 0 ? ` ${change.disable.stayEnabled(left)}` : '';
    return { title, text: `${change.disable.text(chosen.length)}${more}`, action: disable };
  }
  return { title, text: first ? explainDelete(first, pages, change) : '', action: remove };
}

/** An Instagram account has a switch of its own: its leads go on coming in without its Page's. */
function stayEnabled(chosen: readonly ConnectedPage[], pages: readonly ConnectedPage[]): string[] {
  const ids = new Set(chosen.map(({ pageId }) => pageId));
  return pages
    .filter(
      ({ pageId, parentPageId, isActive }) =>
        isActive && parentPageId !== null && ids.has(parentPageId) && !ids.has(pageId),
    )
    .map(({ name }) => name);
}

function explainDelete(
  connection: ConnectedPage,
  pages: readonly ConnectedPage[],
  change: AdminTexts['connectors']['change'],
): string {
  const parent = pages.find(({ pageId }) => pageId === connection.parentPageId);
  if (parent) return change.delete.account(parent.name, connection.leadCount);
  const accounts = pages.filter(({ parentPageId }) => parentPageId === connection.pageId);
  const leads = [connection, ...accounts].reduce((sum, { leadCount }) => sum + leadCount, 0);
  return change.delete.page(
    accounts.map(({ name }) => name),
    leads,
  );
}
