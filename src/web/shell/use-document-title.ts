import { useEffect } from 'react';
import { useLive } from '../live/live-context.ts';

/** Names the tab; in front, how many leads came while it was hidden. */
export function useDocumentTitle(title: string | undefined): void {
  const { unseenCount } = useLive();
  useEffect(() => {
    if (title === undefined) return;
    const count = unseenCount > 0 ? `(${unseenCount}) ` : '';
    document.title = `${count}${title} · LeadRabbit`;
  }, [title, unseenCount]);
}
