import { useQuery } from '@tanstack/react-query';
import { pagesQuery } from '../api/pages.ts';

/** Looks up the name of a Page or an account; undefined if it is not connected any more. */
export function usePageNames(): (pageId: string) => string | undefined {
  const { data: pages = [] } = useQuery(pagesQuery);
  return (id) => pages.find(({ pageId }) => pageId === id)?.name;
}
