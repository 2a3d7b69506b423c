import { dialogUrl, type DialogOptions } from '../meta-api/dialog-url.ts';
import { hashOfState, newState, stateExpiry } from './connect-state.ts';
import type { ConnectStateStore } from './connect-state-store.ts';

/** Starts a sign-in to Meta for an admin's session. @returns where to send the browser */
export type BeginConnect = (sessionId: string) => Promise<string>;

export function createBeginConnect(dependencies: {
  readonly states: ConnectStateStore;
  readonly dialog: DialogOptions;
  readonly now: () => Date;
}): BeginConnect {
  return async (sessionId) => {
    const state = newState();
    await dependencies.states.save({
      stateHash: hashOfState(state),
      sessionId,
      expiresAt: stateExpiry(dependencies.now()),
    });
    return dialogUrl(dependencies.dialog, state);
  };
}
