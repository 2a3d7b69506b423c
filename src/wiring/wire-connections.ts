import { createBeginConnect } from '../connections/begin-connect.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { createForgetPerson } from '../connections/forget-person.ts';
import { createFinishConnect } from '../connections/finish-connect.ts';
import { createPageSwitch } from '../connections/switch-page.ts';
import { actorForLog } from '../users/actor.ts';
import type { AppContext } from './app-context.ts';
import type { Health } from './wire-health.ts';
import type { Intake } from './wire-intake.ts';
import type { Meta } from './wire-meta.ts';

/** What an admin does with connections: signing in to Meta, enabling and disabling. */
export function wireConnections(
  { config, log, storage, turns, now }: AppContext,
  { vault, graph, calls, forms }: Meta,
  { resumePage }: Intake,
  { checkHealth }: Health,
  audit: AuditLog,
) {
  const { meta, redirectUrl } = config;
  const { pages, connectStates: states } = storage;
  const checkPageSoon = (pageId: string) =>
    void checkHealth
      .checkPage(pageId)
      .catch((err: unknown) => log.error({ err, pageId }, 'a Page could not be checked'));
  const forgetPerson = createForgetPerson({
    pages,
    requests: storage.privacyRequests,
    onRevoked: (pageIds, kind, by) => {
      log.warn(
        { pageIds, kind },
        'a person withdrew their sign-in to Meta; Pages need a reconnect',
      );
      const action = kind === 'deletion' ? 'data-deletion-requested' : 'meta-deauthorized';
      const targets = pageIds.map((id) => ({ target: { kind: 'page', id } as const }));
      for (const target of targets.length > 0 ? targets : [{}])
        void audit.record({ action, by, ...target });
      for (const pageId of pageIds) {
        storage.bus.publish({ of: 'page', pageId });
        checkPageSoon(pageId);
      }
    },
    now,
  });
  return {
    forgetPerson,
    beginConnect: createBeginConnect({
      states,
      dialog: {
        dialogUrl: meta.dialogUrl,
        version: meta.graphVersion,
        appId: meta.appId,
        redirectUrl,
        scopes: [...meta.scopes, ...meta.optionalScopes],
      },
      now,
    }),
    finishConnect: createFinishConnect({
      graph,
      states,
      pages,
      vault,
      redirectUrl,
      requiredScopes: meta.scopes,
      onConnected: async (pageIds, by) => {
        log.info({ pageIds, by: actorForLog(by) }, 'Pages were connected');
        for (const pageId of pageIds) {
          if (await resumePage(pageId, null)) checkPageSoon(pageId);
          storage.bus.publish({ of: 'page', pageId });
        }
      },
      now,
    }),
    pageSwitch: createPageSwitch({
      graph,
      calls,
      forms,
      pages,
      turns,
      onEnabled: async (pageId, since) => {
        await resumePage(pageId, since);
        checkPageSoon(pageId);
      },
      onSwitched: (pageId, action, by) =>
        log.info({ pageId, action, by: actorForLog(by) }, 'a Page was switched'),
      onUnsubscribeFailed: (pageId, err) =>
        log.warn({ pageId, err }, 'Meta did not let the Page be unsubscribed'),
      now,
    }),
  };
}

export type ConnectionCommands = ReturnType<typeof wireConnections>;
