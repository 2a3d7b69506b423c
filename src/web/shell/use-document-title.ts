import { useEffect } from 'react';
import { useLive } from '../live/live-context.ts';

/** Names the tab. The number in front counts the new leads that nobody has seen. */
export function useDocumentTitle(title: string | undefined): void {
  const { unseenCount } = useLive();
  useEffect(() => {
    if (title === undefined) return;
    const count = unseenCount > 0 ? `(${unseenCount}) ` : '';
    document.title = `${count}${title} · LeadRabbit`;
  }, [title, unseenCount]);
}
