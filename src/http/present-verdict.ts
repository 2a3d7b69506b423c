import type { Verdict } from '../connections/health/judge-page.ts';
import type * as wire from '../contract/verdict.ts';

export const presentVerdict = ({ state, code, params, action }: Verdict): wire.Verdict => ({
  state,
  code,
  params: { ...params },
  action,
});
