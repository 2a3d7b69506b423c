import type { ConnectedPage } from '../../contract/page.ts';

export interface PageGroup {
  readonly page: ConnectedPage;
  readonly accounts: readonly ConnectedPage[];
}

/** Puts Instagram accounts under their Page; one whose Page is gone stands alone. */
export function groupPages(pages: readonly ConnectedPage[]): PageGroup[] {
  const ids = new Set(pages.map(({ pageId }) => pageId));
  const isTop = ({ parentPageId }: ConnectedPage) =>
    parentPageId === null || !ids.has(parentPageId);
  return pages.filter(isTop).map((page) => ({
    page,
    accounts: pages.filter(({ parentPageId }) => parentPageId === page.pageId),
  }));
}
