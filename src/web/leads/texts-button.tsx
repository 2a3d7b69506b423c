import { MessageSquareQuote } from 'lucide-react';
import type { Lead } from '../../contract/lead.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { beginContact } from './begun-contacts.ts';

interface TextsButtonProps {
  lead: Lead;
  isBar: boolean;
}

/** Opens the text templates for a lead. They are loaded when somebody wants one. */
export function TextsButton({ lead, isBar }: TextsButtonProps) {
  const { details } = useTexts().leads;
  const [dialog, open] = useLazyDialog(async () => {
    const [{ SendTextDialog }] = await Promise.all([
      import('../templates/send-text-dialog.tsx'),
      loadTexts('extras'),
    ]);
    return (close) => (
      <SendTextDialog
        leadId={lead._id}
        onContact={(channel) => beginContact(lead._id, channel)}
        onClose={close}
      />
    );
  });
  return (
    <>
      <Button
        className={isBar ? 'h-12! min-w-0 flex-1 flex-col gap-0.5! px-0! text-xs!' : undefined}
        onClick={open}
      >
        <MessageSquareQuote className={isBar ? 'size-4.5' : 'size-3.5'} aria-hidden="true" />
        <span className={isBar ? 'max-w-full truncate' : undefined}>{details.templates}</span>
      </Button>
      {dialog}
    </>
  );
}
