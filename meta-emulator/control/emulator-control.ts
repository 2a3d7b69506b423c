import type { FaultPatch, Faults } from '../faults/fault-schema.ts';
import type { LoggedRequest } from '../graph/request-log.ts';
import type { Settings } from '../settings.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import type { SampleName } from '../webhooks/sample-changes.ts';
import type {
  AppPatch,
  ChaosStart,
  NewChange,
  NewForm,
  NewLeads,
  NewPage,
  NewToken,
  Revocation,
} from './control-schemas.ts';
import type { EmulatorState } from './present-state.ts';

export type LeadSummary = { id: string; formId: string; pageId: string; createdTime: string };
export type FaultState = {
  faults: Faults;
  chaos: { seed: number; intensity: number; calls: number } | null;
  /** The current faults, including those of chaos. */
  inForce: Faults;
};

/** What tests and people can do with the emulator, in process and over HTTP. */
export type EmulatorControl = {
  createLeads(leads: NewLeads): Promise<{ leads: { id: string }[] }>;
  /** All leads that "Meta" holds, also those that are no longer readable. */
  listLeads(): Promise<LeadSummary[]>;
  getState(): Promise<EmulatorState>;
  listDeliveries(): Promise<Delivery[]>;
  redeliver(deliveryId: string): Promise<Delivery>;
  /** Waits until no delivery is being sent. A failed one may still wait for its next attempt. */
  settle(): Promise<void>;
  ping(): Promise<void>;
  /** Any other change. It is sent if the app has a callback for the object. */
  sendChange(change: NewChange): Promise<void>;
  /** A change that is no new lead, as Meta has sent it. */
  sendSample(name: SampleName): Promise<void>;
  /** Signs and sends exactly this text. */
  deliverRaw(body: string): Promise<Delivery>;
  getFaults(): Promise<FaultState>;
  changeFaults(patch: FaultPatch): Promise<FaultState>;
  clearFaults(): Promise<void>;
  startChaos(start: ChaosStart): Promise<FaultState>;
  stopChaos(): Promise<void>;
  addPage(page: NewPage): Promise<{ id: string; instagramId: string | null }>;
  addForm(form: NewForm): Promise<{ id: string }>;
  /** Removes the subscription of a Page without any notice. */
  unsubscribePage(pageId: string): Promise<void>;
  /** Issues a token without the dialog, and grants the lead permissions if none were granted. */
  createToken(token: NewToken): Promise<{ token: string }>;
  revokeTokens(revocation: Revocation): Promise<{ revoked: number }>;
  changeApp(patch: AppPatch): Promise<EmulatorState>;
  changeSettings(patch: Partial<Settings>): Promise<Settings>;
  /** The Graph calls that came in, newest last. */
  listRequests(): Promise<readonly LoggedRequest[]>;
  clearRequests(): Promise<void>;
  /** Restores the first world, without tokens, subscriptions, deliveries or faults. */
  reset(): Promise<void>;
};
