import { AppError, notFound } from '../errors.ts';
import type { GraphClient } from '../meta-api/graph-client.ts';
import type { Reason } from '../reasons.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import { subscribeLeadgen, unsubscribeLeadgen } from '../meta-api/page-subscription.ts';
import type { Actor } from '../users/actor.ts';
import { explainGraphError } from './explain-graph-error.ts';
import type { Turns } from '../turns/turns.ts';
import type { Connection } from './page.ts';
import type { CallKind } from './call-kind.ts';
import { inSwitchTurn } from './in-switch-turn.ts';
import { lacksAbility, type PageCalls } from './page-calls.ts';
import type { PageForms } from './page-forms.ts';
import type { ConnectionStore } from './connection-store.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Enables and disables connections. Changes of a Page and its accounts run one after the other, over all
 * processes, so that the webhook at Meta matches the last one.
 */
export interface PageSwitch {
  /**
   * Subscribes the Page's `leadgen`, reads its forms, and then marks the connection as enabled. If
   * one of the two permissions is missing, enables it anyway: leads come in by the other way.
   *
   * @param since the time from which leads are wanted. By default the watermark, or one day ago if
   *   there is none
   * @throws the `not-found` error, the `meta-refused` error with what to do, and the `page-busy` error
   *   if another process takes too long to switch the Page
   */
  enable(pageId: string, by: Actor, since?: Date): Promise<void>;
  /** Also works if Meta refuses: LeadRabbit skips the leads of a disabled connection. */
  disable(pageId: string, by: Actor): Promise<void>;
  /** Removes the connection, and the Instagram accounts of a Page. Leads stay. */
  remove(pageId: string, by: Actor): Promise<void>;
}

export type PageAction = 'enable' | 'disable' | 'remove';

export interface PageSwitchDependencies {
  readonly graph: GraphClient;
  readonly calls: PageCalls;
  readonly forms: PageForms;
  readonly pages: ConnectionStore;
  readonly turns: Pick<Turns, 'run'>;
  /** Called when a connection was enabled. Leads that were sent since `since` must be read. */
  readonly onEnabled: (pageId: string, since: Date) => Promise<void>;
  /** A person or program has switched the connection. */
  readonly onSwitched: (pageId: string, action: PageAction, by: Actor) => void;
  /** Called if Meta refuses to unsubscribe. Its events will be acknowledged and skipped. */
  readonly onUnsubscribeFailed: (pageId: string, error: unknown) => void;
  readonly now: () => Date;
}

export function createPageSwitch(dependencies: PageSwitchDependencies): PageSwitch {
  const { graph, calls, forms, pages, now } = dependencies;
  const inTurn = (parentId: string, work: () => Promise<void>) =>
    inSwitchTurn(dependencies.turns, parentId, work);

  const get = async (pageId: string): Promise<Connection> => {
    const entry = await pages.find(pageId);
    if (!entry) throw notFound('page');
    return entry;
  };

  /**
   * Leads of an Instagram account come through the webhook of its Page, so one subscription serves
   * all.
   */
  const isNeeded = async (parentId: string): Promise<boolean> =>
    (await pages.list()).some(
      (entry) => entry.isActive && (entry.parentPageId ?? entry.pageId) === parentId,
    );

  const unsubscribe = async (parentId: string): Promise<void> => {
    try {
      await calls.run(parentId, (access) => unsubscribeLeadgen(graph, access));
    } catch (error) {
      dependencies.onUnsubscribeFailed(parentId, error);
    }
  };

  const disable = async (entry: Connection): Promise<void> => {
    await pages.setActive(entry.pageId, false, now());
    const parentId = entry.parentPageId ?? entry.pageId;
    if (entry.isActive && !(await isNeeded(parentId))) await unsubscribe(parentId);
  };

  const switches = {
    enable: async (pageId: string, since?: Date) => {
      const entry = await get(pageId);
      const parentId = entry.parentPageId ?? entry.pageId;
      // The person may have fixed the problem at Meta, so calls are tried again.
      await calls.reopen(parentId);
      try {
        await unlessAbilityLacks('subscription', () =>
          calls.run(parentId, (access) => subscribeLeadgen(graph, access), 'subscription'),
        );
        // The background sync that follows reads the same list.
        await unlessAbilityLacks('forms', () => forms.refresh(parentId, { remember: true }));
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        throw metaRefused(explainGraphError(error, entry.name).reason, error);
      }
      const from = since ?? entry.watermark ?? new Date(now().getTime() - DAY);
      await pages.setActive(pageId, true, now(), from);
      await dependencies.onEnabled(parentId, from);
    },
    disable: async (pageId: string) => disable(await get(pageId)),
    remove: async (pageId: string) => {
      const entry = await get(pageId);
      const family = (await pages.list()).filter(
        ({ parentPageId }) => parentPageId === entry.pageId,
      );
      for (const each of [...family, entry]) if (each.isActive) await disable(each);
      await pages.remove(pageId);
    },
  };

  const perform = async (
    pageId: string,
    action: PageAction,
    by: Actor,
    since?: Date,
  ): Promise<void> => {
    const { parentPageId } = await get(pageId);
    await inTurn(parentPageId ?? pageId, () => switches[action](pageId, since));
    dependencies.onSwitched(pageId, action, by);
  };
  return {
    enable: (pageId, by, since) => perform(pageId, 'enable', by, since),
    disable: (pageId, by) => perform(pageId, 'disable', by),
    remove: (pageId, by) => perform(pageId, 'remove', by),
  };
}

/**
 * Ignores a missing optional permission: leads come in without it, and the health check reports it.
 */
async function unlessAbilityLacks(kind: CallKind, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!lacksAbility(error, kind)) throw error;
  }
}

const metaRefused = (reason: Reason, cause: unknown) =>
  new AppError('meta-refused', {}, { cause, reasons: [reason] });
