import { AppError, notFound } from '../errors.ts';
import type { GraphClient } from '../meta-api/graph-client.ts';
import type { Reason } from '../reasons.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import { subscribeLeadgen, unsubscribeLeadgen } from '../meta-api/page-subscription.ts';
import { explainGraphError } from './explain-graph-error.ts';
import { createInTurn } from '../turns/in-turn.ts';
import type { ConnectedPage } from './page.ts';
import type { CallKind } from './call-gate.ts';
import { lacksAbility, type PageCalls } from './page-calls.ts';
import type { PageForms } from './page-forms.ts';
import type { ConnectionStore } from './connection-store.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Switches the capture of leads on and off, per Page and per Instagram account. What is asked for a
 * Page and its accounts is done in turn: the webhook at Meta then fits the last switch.
 */
export interface PageSwitch {
  /**
   * Subscribes the Page's `leadgen`, reads its forms, and only then marks the entry enabled. Without
   * the permission for one of the two it is enabled all the same: leads come in by the other way.
   *
   * @param since from when on its leads are wanted; if left out, from when it was last settled,
   * the first time from a day ago
   * @throws the `not-found` error, and the `meta-refused` error with what to do
   */
  enable(pageId: string, since?: Date): Promise<void>;
  /** Works also if Meta refuses: leads of a disabled entry are skipped. */
  disable(pageId: string): Promise<void>;
  /** Removes the entry, for a Page also its Instagram accounts. Leads stay. */
  remove(pageId: string): Promise<void>;
}

export interface PageSwitchDependencies {
  readonly graph: GraphClient;
  readonly calls: PageCalls;
  readonly forms: PageForms;
  readonly pages: ConnectionStore;
  /** An entry takes leads from now on; what was sent since then is to be read. */
  readonly onEnabled: (pageId: string, since: Date) => Promise<void>;
  /** Meta did not let us unsubscribe; its events will be acknowledged and skipped. */
  readonly onUnsubscribeFailed: (pageId: string, error: unknown) => void;
  readonly now: () => Date;
}

export function createPageSwitch(dependencies: PageSwitchDependencies): PageSwitch {
  const { graph, calls, forms, pages, now } = dependencies;
  const inTurn = createInTurn();

  const get = async (pageId: string): Promise<ConnectedPage> => {
    const entry = await pages.find(pageId);
    if (!entry) throw notFound('page');
    return entry;
  };

  /** An Instagram account is fed by its Page's webhook, so the Page's field serves the family. */
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

  const disable = async (entry: ConnectedPage): Promise<void> => {
    await pages.setActive(entry.pageId, false, now());
    const parentId = entry.parentPageId ?? entry.pageId;
    if (entry.isActive && !(await isNeeded(parentId))) await unsubscribe(parentId);
  };

  const switches: PageSwitch = {
    enable: async (pageId, since) => {
      const entry = await get(pageId);
      const parentId = entry.parentPageId ?? entry.pageId;
      // A person asks: perhaps they have mended at Meta what was wrong.
      calls.reopen(parentId);
      try {
        await unlessAbilityLacks('subscription', () =>
          calls.run(parentId, (access) => subscribeLeadgen(graph, access), 'subscription'),
        );
        // The catch-up that follows reads the same list.
        await unlessAbilityLacks('forms', () => forms.refresh(parentId, { remember: true }));
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        throw metaRefused(explainGraphError(error, entry.name).reason, error);
      }
      const from = since ?? entry.watermark ?? new Date(now().getTime() - DAY);
      await pages.setActive(pageId, true, now(), from);
      await dependencies.onEnabled(parentId, from);
    },
    disable: async (pageId) => disable(await get(pageId)),
    remove: async (pageId) => {
      const entry = await get(pageId);
      const family = (await pages.list()).filter(
        ({ parentPageId }) => parentPageId === entry.pageId,
      );
      for (const each of [...family, entry]) if (each.isActive) await disable(each);
      await pages.remove(pageId);
    },
  };

  const ofFamily = async (pageId: string, work: () => Promise<void>): Promise<void> => {
    const { parentPageId } = await get(pageId);
    await inTurn(parentPageId ?? pageId, work);
  };
  return {
    enable: (pageId, since) => ofFamily(pageId, () => switches.enable(pageId, since)),
    disable: (pageId) => ofFamily(pageId, () => switches.disable(pageId)),
    remove: (pageId) => ofFamily(pageId, () => switches.remove(pageId)),
  };
}

/** Leads come in without an optional permission; the health of the Page says what is missing. */
async function unlessAbilityLacks(kind: CallKind, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!lacksAbility(error, kind)) throw error;
  }
}

const metaRefused = (reason: Reason, cause: unknown) =>
  new AppError('meta-refused', {}, { cause, reasons: [reason] });
