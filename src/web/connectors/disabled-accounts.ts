import type { ConnectedPage } from '../../contract/page.ts';

/** The disabled Instagram accounts of the chosen Pages that are not chosen themselves. */
export function disabledAccounts(
  chosen: readonly ConnectedPage[],
  pages: readonly ConnectedPage[],
): readonly ConnectedPage[] {
  const ids = new Set(chosen.map(({ pageId }) => pageId));
  return pages.filter(
    ({ pageId, parentPageId, isActive }) =>
      !isActive && !ids.has(pageId) && parentPageId !== null && ids.has(parentPageId),
  );
}
