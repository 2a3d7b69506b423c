import type { Lead } from '../../contract/lead.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { LEAD_KEYS, type LeadAction } from './lead-action.ts';
import { useActOnLead } from './use-act-on-lead.ts';

/**
 * Single keys for everything that a person does with one lead.
 *
 * @param find the lead, when a key is pressed; undefined leaves the key alone
 */
export function useLeadActionKeys(
  find: (action: LeadAction) => Lead | undefined,
  openId: string | undefined,
): void {
  const act = useActOnLead(openId);
  const press = (action: LeadAction) => () => {
    const lead = find(action);
    if (!lead) return false;
    act(action, lead);
    return true;
  };
  const keys = Object.entries(LEAD_KEYS) as [LeadAction, string][];
  useHotkeys(Object.fromEntries(keys.map(([action, key]) => [key, press(action)])));
}
