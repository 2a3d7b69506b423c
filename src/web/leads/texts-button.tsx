import { MessageSquareQuote } from 'lucide-react';
import { useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { beginContact } from './begun-contacts.ts';
import { LEAD_KEYS, TEXT_KEYS } from './lead-action.ts';

interface TextsButtonProps {
  lead: Lead;
  isBar: boolean;
}

/** Opens the text templates for a lead, also at one of the first by its key. They are loaded when somebody wants one. */
export function TextsButton({ lead, isBar }: TextsButtonProps) {
  const { details } = useTexts().leads;
  const first = useRef(0);
  const [dialog, open] = useLazyDialog(async () => {
    const [{ SendTextDialog }] = await Promise.all([
      import('../templates/send-text-dialog.tsx'),
      loadTexts('extras'),
    ]);
    return (close) => (
      <SendTextDialog
        leadId={lead._id}
        first={first.current}
        onContact={(channel) => beginContact(lead._id, channel)}
        onClose={close}
      />
    );
  });
  const openAt = (index: number) => {
    first.current = index;
    open();
  };
  useHotkeys(Object.fromEntries(TEXT_KEYS.map((key, index) => [key, () => openAt(index)])));
  return (
    <>
      <Button
        data-lead-button="texts"
        aria-keyshortcuts={LEAD_KEYS.texts}
        className={isBar ? 'h-12! min-w-0 flex-1 flex-col gap-0.5! px-0! text-xs!' : undefined}
        onClick={() => openAt(0)}
      >
        <MessageSquareQuote className={isBar ? 'size-4.5' : 'size-3.5'} aria-hidden="true" />
        <span className={isBar ? 'max-w-full truncate' : undefined}>{details.templates}</span>
      </Button>
      {dialog}
    </>
  );
}
