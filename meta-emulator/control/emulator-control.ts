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
  /** What is in force now, chaos included. */
  inForce: Faults;
};

/** What tests and people do to the stand-in; the same in process and over HTTP. */
export type EmulatorControl = {
  createLeads(leads: NewLeads): Promise<{ leads: { id: string }[] }>;
  /** All leads that "Meta" holds, also those that are no longer readable. */
  listLeads(): Promise<LeadSummary[]>;
  getState(): Promise<EmulatorState>;
  listDeliveries(): Promise<Delivery[]>;
  redeliver(deliveryId: string): Promise<Delivery>;
  /** Waits until no delivery is under way; what failed may still wait for its next try. */
  settle(): Promise<void>;
  ping(): Promise<void>;
  /** Any other change; it goes out where the app has a callback for the object. */
  sendChange(change: NewChange): Promise<void>;
  /** A change that is no new lead, as Meta has sent it. */
  sendSample(name: SampleName): Promise<void>;
  /** Signs and sends this very text. */
  deliverRaw(body: string): Promise<Delivery>;
  getFaults(): Promise<FaultState>;
  changeFaults(patch: FaultPatch): Promise<FaultState>;
  clearFaults(): Promise<void>;
  startChaos(start: ChaosStart): Promise<FaultState>;
  stopChaos(): Promise<void>;
  addPage(page: NewPage): Promise<{ id: string; instagramId: string | null }>;
  addForm(form: NewForm): Promise<{ id: string }>;
  /** The subscription of a Page disappears, and nobody is told. */
  unsubscribePage(pageId: string): Promise<void>;
  /** A token without the dialog; grants what lead retrieval needs where nothing was granted. */
  createToken(token: NewToken): Promise<{ token: string }>;
  revokeTokens(revocation: Revocation): Promise<{ revoked: number }>;
  changeApp(patch: AppPatch): Promise<EmulatorState>;
  changeSettings(patch: Partial<Settings>): Promise<Settings>;
  /** The Graph calls that came in, newest last. */
  listRequests(): Promise<readonly LoggedRequest[]>;
  clearRequests(): Promise<void>;
  /** Back to the world of the start: no tokens, subscriptions, deliveries or faults. */
  reset(): Promise<void>;
};
