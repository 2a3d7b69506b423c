import { textReason, type Reason } from '../../reasons.ts';
import { samplePage } from '../../connections/health/testing/fake-stores.ts';
import type { Connection } from '../../connections/page.ts';
import type { FormDetails } from '../../connections/form-store.ts';
import type { PassCheckpoint, PassRecord } from '../../connections/pass-store.ts';
import type { GraphError } from '../../meta-api/graph-error.ts';
import type { LeadListing, ListedLead } from '../../meta-api/list-leads.ts';
import type { Batch } from '../../meta-api/walk-pages.ts';
import type { InboxLead, ListedInboxLead } from '../inbox-lead.ts';
import type { Pass, PassStep } from '../pass.ts';
import type { RunPassDependencies } from '../run-pass.ts';

export const NOW = new Date('2026-03-01T12:00:00Z');
export const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);

export const PAGE = samplePage({ pageId: '101', name: 'Bakery', watermark: minutes(-600) });
export const ACCOUNT = samplePage({
  pageId: '102',
  name: '@bakery',
  platform: 'instagram',
  parentPageId: '101',
  watermark: minutes(-600),
});

export const formOf = (formId: string): FormDetails => ({
  formId,
  pageId: PAGE.pageId,
  name: `Form ${formId}`,
  status: 'ACTIVE',
  locale: '',
  createdTime: null,
  leadsCount: null,
  expiredCount: null,
  questions: [],
});

export const listed = (leadId: string, sentAt: Date | null, platform = 'fb'): ListedLead => ({
  leadId,
  createdTime: sentAt,
  platform,
  original: `{"id":"${leadId}"}`,
});

/** Batches as Meta would page them: each item is a batch, its cursor `c1`, `c2` and so on. */
export type Listing = readonly (readonly ListedLead[] | Error)[];

const createState = () => ({
  holder: null as string | null,
  checkpoint: undefined as PassCheckpoint | undefined,
  finished: [] as PassRecord[],
  suspendedUntil: [] as Date[],
  oldestUnread: null as Date | null,
  compared: 0,
  formsError: undefined as GraphError | undefined,
  now: NOW,
  /** Runs each time that a checkpoint was saved. */
  onCheckpoint: () => undefined as void,
});

type State = ReturnType<typeof createState>;

/** Claims and checkpoints of one Page, in memory. */
function createPages(state: State): RunPassDependencies['pages'] {
  const isHeldBy = (holder: string) => state.holder === holder;
  return {
    claimPass: async (_, holder) => {
      if (state.holder !== null && !isHeldBy(holder)) return false;
      state.holder = holder;
      return true;
    },
    findCheckpoint: async () => state.checkpoint,
    saveCheckpoint: async (_, holder, checkpoint) => {
      if (isHeldBy(holder)) state.checkpoint = checkpoint;
      state.onCheckpoint();
    },
    suspendPass: async (_, holder, dueAt) => {
      if (!isHeldBy(holder)) return;
      state.holder = null;
      state.suspendedUntil.push(dueAt);
    },
    finishPass: async (_, holder, record) => {
      if (!isHeldBy(holder)) return;
      state.holder = null;
      if (record.cause === 'catch-up') state.checkpoint = undefined;
      state.finished.push(record);
    },
  };
}

/** An inbox in memory, and a record of the leads that it received. */
function createInbox(state: State) {
  const known = new Set<string>();
  const received: { leads: readonly ListedInboxLead[]; worker: string }[] = [];
  const unwanted: { leads: readonly ListedInboxLead[]; reason: Reason | null }[] = [];
  const inbox: RunPassDependencies['inbox'] = {
    receiveRead: async (leads, _, { worker }) => {
      received.push({ leads, worker });
      const fresh = leads.filter(({ leadId }) => !known.has(leadId));
      for (const { leadId } of fresh) known.add(leadId);
      return fresh.map((lead) => ({ ...lead, lease: worker }) as unknown as InboxLead);
    },
    noteUnwanted: async (leads, _, reason) => void unwanted.push({ leads, reason }),
    oldestUnread: async () => state.oldestUnread,
  };
  return { inbox, received, unwanted };
}

/** Lists leads in the given batches, and records each listing that was asked for. */
function createListLeads(listings: ReadonlyMap<string, Listing>) {
  const asked: LeadListing[] = [];
  async function* listLeads(
    _: string,
    listing: LeadListing,
    signal: AbortSignal,
  ): AsyncGenerator<Batch<ListedLead>> {
    asked.push(listing);
    const batches = listings.get(listing.formId) ?? [[]];
    const start = listing.after === null ? 0 : Number(listing.after.slice(1));
    for (const [index, batch] of batches.entries()) {
      if (index < start) continue;
      signal.throwIfAborted();
      if (batch instanceof Error) throw batch;
      yield { items: batch, after: index + 1 < batches.length ? `c${index + 1}` : null };
    }
  }
  return { listLeads, asked };
}

/** Everything that a pass needs, in memory, and a record of what the pass did. */
export function createPassFixture(given: { readonly listings?: Record<string, Listing> } = {}) {
  const listings = new Map(Object.entries(given.listings ?? {}));
  const state = createState();
  const { inbox, received, unwanted } = createInbox(state);
  const { listLeads, asked } = createListLeads(listings);
  const steps: PassStep[] = [];
  const dependencies: RunPassDependencies = {
    processName: 'process',
    pages: createPages(state),
    inbox,
    takeLead: async () => ({ state: 'stored' }),
    listLeads,
    refreshForms: async () => {
      if (state.formsError) throw state.formsError;
      return [...listings.keys()].map(formOf);
    },
    compareForms: async () => {
      state.compared += 1;
    },
    explain: (error) => textReason(error instanceof Error ? error.message : ''),
    pauseAfterPass: async () => 60 * 60_000,
    now: () => state.now,
  };
  const pass = (change: Partial<Pass> = {}): Pass => ({
    cause: 'catch-up',
    family: { page: PAGE, accounts: [] },
    entries: [PAGE],
    holder: 'holder',
    onStep: (step) => steps.push(step),
    ...change,
  });
  const receivedIds = () => received.flatMap(({ leads }) => leads.map(({ leadId }) => leadId));
  return { dependencies, pass, state, listings, asked, steps, received, receivedIds, unwanted };
}

/** A Page and its Instagram account, which is enabled or disabled by itself. */
export const familyOf = (page: Partial<Connection>, account: Partial<Connection>) => ({
  page: { ...PAGE, ...page },
  accounts: [{ ...ACCOUNT, ...account }],
});
