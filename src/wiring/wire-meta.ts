import { createPageCalls } from '../connections/page-calls.ts';
import { createPageForms } from '../connections/page-forms.ts';
import { createTokenVault } from '../connections/token-vault.ts';
import { createNotifyAdmins } from './notify-admins.ts';
import { createGraphClient } from '../meta-api/graph-client.ts';
import { createLeadFields } from '../meta-api/lead-fields.ts';
import type { AppContext } from './app-context.ts';
import { HealthSignals } from './health-signals.ts';
import { secretIfThere, tokenKeyOf } from './secret-of.ts';

/** The client of Meta's Graph API, and calls for a Page. */
export function wireMeta({
  config,
  log,
  storage: { pages, closures, bus },
  now,
  closing,
}: AppContext) {
  const { meta, tokenKeys } = config;
  // The key in the file decrypts tokens from before a key was configured.
  const previous = [tokenKeys.previous, tokenKeys.current && secretIfThere(config, 'token.key')];
  const vault = createTokenVault([
    tokenKeyOf(config),
    ...previous.filter((key) => key !== undefined),
  ]);
  let versionServed: string | undefined;
  const graph = createGraphClient({
    baseUrl: meta.graphUrl,
    version: meta.graphVersion,
    appId: meta.appId,
    appSecret: meta.clientSecret,
    signal: closing,
    onVersionServed: (version) => {
      versionServed = version;
    },
  });
  const notify = createNotifyAdmins({ log });
  const signals = new HealthSignals(now);
  const calls = createPageCalls({
    pages,
    closures,
    vault,
    // The check that follows finds the cause and notifies the admins once.
    onAttention: ({ pageId }) => {
      bus.publish({ of: 'page', pageId });
      signals.troubled(pageId);
    },
    now,
  });
  const forms = createPageForms({ graph, calls, pages, now });
  const leadFields = createLeadFields(now);
  return {
    vault,
    graph,
    calls,
    forms,
    leadFields,
    notify,
    signals,
    versionServed: () => versionServed,
  };
}

export type Meta = ReturnType<typeof wireMeta>;
