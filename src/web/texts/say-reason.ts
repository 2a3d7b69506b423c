import type { Reason } from '../../contract/reason.ts';
import { findShown } from './texts-store.ts';
import { writeMessage } from './write-failure.ts';

/**
 * What a reason of the server says, in the language of the screen. Nothing if there is no reason, or if
 * the server is newer than this page and the page does not know the code.
 */
export const sayReason = (reason: Reason | null): string =>
  (reason && writeMessage(findShown()?.parts.reasons ?? {}, reason)) ?? '';
