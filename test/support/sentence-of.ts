import type { Reason } from '../../src/contract/reason.ts';
import { say } from '../../src/message.ts';
import { english } from '../../src/texts/english.ts';

/** What a person reads of a reason, in English; empty if there is none. */
export const sentenceOf = (reason: Reason | null | undefined): string =>
  reason ? say(english.reasons, reason) : '';
