import type { LiveEvent } from '../../contract/live-event.ts';
import type { StreamState } from './live-connection.ts';

/** What a tab says to the worker that holds the stream. */
export type TabMessage =
  /** @param loadedAt when the tab's page began to load, in Unix ms */
  | { readonly type: 'join'; readonly loadedAt: number }
  | { readonly type: 'hurry' }
  | { readonly type: 'leave' };

/** What the worker says to its tabs. */
export type WorkerMessage =
  | { readonly type: 'state'; readonly state: StreamState }
  | { readonly type: 'event'; readonly event: LiveEvent }
  | ({ readonly type: 'opened' } & Opened)
  | { readonly type: 'refused' };

/** The stream is open, for the first time or again. */
export interface Opened {
  /** The position in the first heartbeat of the stream. */
  readonly position: string;
  /** Events since the page began to load, or since the stream broke, did not reach the tab. */
  readonly isCertainGap: boolean;
}
