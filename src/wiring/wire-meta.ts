import { createPageCalls } from '../connections/page-calls.ts';
import { createPageForms } from '../connections/page-forms.ts';
import { createTokenVault } from '../connections/token-vault.ts';
import { createNotifyAdmins } from './notify-admins.ts';
import { createGraphClient } from '../meta-api/graph-client.ts';
import type { Ground } from './ground.ts';
import { secretOf } from './secret-of.ts';

/** Meta's Graph API, and calling it for a Page. */
export function wireMeta({ config, log, storage: { pages }, feed, now }: Ground) {
  const { meta, tokenKeys } = config;
  const { current = secretOf(config, 'token.key'), previous } = tokenKeys;
  const vault = createTokenVault(previous ? [current, previous] : [current]);
  let versionServed: string | undefined;
  const graph = createGraphClient({
    baseUrl: meta.graphUrl,
    version: meta.graphVersion,
    appId: meta.appId,
    appSecret: meta.clientSecret,
    onVersionServed: (version) => {
      versionServed = version;
    },
  });
  const notify = createNotifyAdmins({ log });
  const calls = createPageCalls({
    pages,
    vault,
    onAttention: (page, attention) => {
      feed.publish({ type: 'page.changed', data: { pageId: page.pageId } });
      if (attention) notify({ pageId: page.pageId, title: page.name, message: attention.message });
    },
    now,
  });
  const forms = createPageForms({ graph, calls, pages, now });
  return { vault, graph, calls, forms, notify, versionServed: () => versionServed };
}

export type Meta = ReturnType<typeof wireMeta>;
