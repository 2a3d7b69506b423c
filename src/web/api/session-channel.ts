/** What a tab tells the other tabs of this browser, which share its session. */
export type SessionNews =
  { readonly type: 'signed-out' } | { readonly type: 'signed-in'; readonly userId: string };

const NAME = 'leadrabbit-session';

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME);

/** Tells the other tabs; this one does not hear it. */
export const tellOtherTabs = (news: SessionNews): void => channel?.postMessage(news);

/** @returns the function that ends it */
export function onSessionNews(listener: (news: SessionNews) => void): () => void {
  const hear = ({ data }: MessageEvent<SessionNews>) => listener(data);
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}
