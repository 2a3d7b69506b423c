import type { Connection } from '../connections/page.ts';
import type { Platform } from '../leads/lead.ts';
import type { HeldGroup } from './held-leads.ts';
import type { FailureKind, InboxLead, InboxState } from './inbox-lead.ts';
import { entriesFor, findFamily } from './wanted-entry.ts';

/** Why a lead is held. Each cause calls for a different remedy. */
export type HoldCause = FailureKind | 'not-connected' | 'disabled' | 'unknown';

/** A held lead with the names of its Page and form. */
export interface HeldRecord {
  readonly lead: InboxLead;
  /** Empty if the Page is not connected. */
  readonly pageName: string;
  /** Empty if the form is not known. */
  readonly formName: string;
  readonly cause: HoldCause;
}

/** A group of held leads with its Page. */
export interface HeldGroupRecord {
  readonly group: HeldGroup;
  /** Empty if the Page is not connected. */
  readonly pageName: string;
  /**
   * The connection that has to be enabled for these leads. Undefined if the Page is not connected.
   */
  readonly connection: Connection | undefined;
  readonly cause: HoldCause;
}

export function toHeldRecord(
  lead: InboxLead,
  connections: readonly Connection[],
  formNames: ReadonlyMap<string, string>,
): HeldRecord {
  return {
    lead,
    pageName: nameOf(lead.pageId, connections),
    formName: formNames.get(lead.formId) ?? '',
    cause: causeOf(lead.state, lead.failure, connectionOf(lead, lead.state, connections)),
  };
}

export function toHeldGroupRecord(
  group: HeldGroup,
  state: InboxState,
  connections: readonly Connection[],
): HeldGroupRecord {
  const connection = connectionOf(group, state, connections);
  return {
    group,
    pageName: nameOf(group.pageId, connections),
    connection,
    cause: causeOf(state, group.failure, connection),
  };
}

/**
 * The connection that has to be enabled for a lead: for a lead from Instagram, an account of the
 * Page if it has one.
 */
function connectionOf(
  { pageId, platform }: { readonly pageId: string; readonly platform: Platform | null },
  state: InboxState,
  connections: readonly Connection[],
): Connection | undefined {
  const family = findFamily(connections, pageId);
  if (!family) return undefined;
  if (platform !== null) return entriesFor(family, platform)[0];
  // A lead that was skipped before it was read belongs to a disabled connection.
  const disabled = [family.page, ...family.accounts].find(({ isActive }) => !isActive);
  return (state === 'skipped' ? disabled : undefined) ?? family.page;
}

function causeOf(
  state: InboxState,
  failure: FailureKind | null,
  connection: Connection | undefined,
): HoldCause {
  if (failure !== null) return failure;
  if (!connection) return 'not-connected';
  return state === 'skipped' ? 'disabled' : 'unknown';
}

const nameOf = (pageId: string, connections: readonly Connection[]): string =>
  connections.find((connection) => connection.pageId === pageId)?.name ?? '';
