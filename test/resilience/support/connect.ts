import type { Emulator } from '../../../meta-emulator/start-emulator.ts';
import type { ApiClient } from '../../support/api-client.ts';
import { signInToMeta } from '../../support/meta-dialog.ts';
import { subscribeApp } from '../../support/start-world.ts';

/** Does what an admin does once: sets up the app's webhook, signs in to Meta and enables the Pages. */
export async function connectPages(
  app: { readonly url: string; readonly admin: ApiClient },
  meta: Emulator,
  pageIds: readonly string[],
): Promise<void> {
  await subscribeApp({ app, meta });
  await reconnect(app.admin);
  for (const pageId of pageIds) {
    const { status, body } = await app.admin.post('/api/facebook/pages', {
      pageId,
      action: 'enable',
    });
    if (status !== 200) throw new Error(`${pageId} was not enabled: ${JSON.stringify(body)}`);
  }
}

/** Signs in to Meta. @throws if Meta or LeadRabbit refuses */
export async function reconnect(admin: ApiClient): Promise<void> {
  const { status, body } = await admin.get(await signInToMeta(admin));
  if (status >= 400 || status < 300) throw new Error(`no connection: ${JSON.stringify(body)}`);
}
