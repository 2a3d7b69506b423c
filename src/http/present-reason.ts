import type * as wire from '../contract/reason.ts';
import type { Reason } from '../reasons.ts';

export const presentReason = (reason: Reason | null): wire.Reason | null =>
  reason && { code: reason.code, params: { ...reason.params } };
