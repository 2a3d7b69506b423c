import { useNavigate } from '@tanstack/react-router';
import type { Lead } from '../../contract/lead.ts';
import { openPalette } from '../palette/palette-store.ts';
import { useBasicTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { holdKeys } from '../ui/use-hotkeys.ts';
import { PALETTE_ACTIONS, type LeadAction } from './lead-action.ts';

/**
 * Does what a key or the palette says with a lead. The code for it is loaded with the first one.
 *
 * @param openId the open lead; undefined if none is open
 */
export function useActOnLead(openId: string | undefined) {
  const navigate = useNavigate();
  const { ui } = useBasicTexts();
  return (action: LeadAction, lead: Lead): void => {
    const page = PALETTE_ACTIONS.find((each) => each === action);
    if (page) {
      openPalette(page, lead._id);
      return;
    }
    const open = () =>
      void navigate({
        to: '/user/allLeads/$leadId',
        params: { leadId: lead._id },
        search: true,
      });
    const release = holdKeys();
    import('./act-on-lead.ts')
      .then(
        ({ actOnLead }) =>
          actOnLead(action, { lead, open: openId === lead._id ? undefined : open }),
        () => toast.error(ui.failure.unreachable),
      )
      .finally(release);
  };
}
