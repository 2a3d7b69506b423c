import { useEffect, useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { leadName } from '../leads/lead-name.ts';
import { useBasicTexts, usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';

/** Puts the address of the lead on the clipboard, at once. */
export function CopyLink({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const { linkCopied } = usePaletteTexts();
  const { noName } = useTexts().leads;
  const { ui } = useBasicTexts();
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    onDone();
    const address = new URL(`/user/allLeads/${encodeURIComponent(lead._id)}`, location.origin);
    // Without a secure address there is no clipboard.
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(address.href))
      .then(
        () => toast.success(linkCopied(leadName(lead, noName))),
        () => toast.error(ui.copyFailed),
      );
  }, [lead, linkCopied, noName, ui, onDone]);
  return null;
}
