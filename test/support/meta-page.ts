import type { Emulator } from '../../meta-emulator/start-emulator.ts';

/** The webhook fields of a Page that the app is subscribed to at Meta; null if it is not. */
export async function subscribedFields(meta: Emulator, pageId: string): Promise<string[] | null> {
  const { pages } = await meta.control.getState();
  return pages.find(({ id }) => id === pageId)?.subscribedFields ?? null;
}

/** Subscribes the app to fields of a Page, as another tool of the same company does. */
export async function subscribePage(
  meta: Emulator,
  pageId: string,
  fields: readonly string[],
): Promise<void> {
  const { token } = await meta.control.createToken({ kind: 'page', pageId });
  const response = await fetch(`${meta.url}/v25.0/${pageId}/subscribed_apps`, {
    method: 'POST',
    body: new URLSearchParams({ access_token: token, subscribed_fields: fields.join(',') }),
  });
  if (!response.ok) throw new Error(`the subscription failed: ${await response.text()}`);
}
