import type { Reason } from '../../contract/reason.ts';
import { say } from '../../message.ts';
import { readShown } from './texts-store.ts';

/** What a reason of the server says, in the language of the screen; nothing if there is none. */
export const sayReason = (reason: Reason | null): string =>
  reason === null ? '' : say(readShown().texts.reasons, reason);
