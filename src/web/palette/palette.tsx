import { useParams } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useOpenLead } from '../leads/use-open-lead.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { usePaletteTexts } from '../texts/use-texts.ts';
import { Modal } from '../ui/modal.tsx';
import { FoundLeads } from './found-leads.tsx';
import { LeadActions } from './lead-actions.tsx';
import type { PlanDialogProps } from './plan-dialog.tsx';
import { OwnerChoices } from './owner-choices.tsx';
import type { PalettePage } from './palette-store.ts';
import { Places } from './places.tsx';
import { PriorityChoices } from './priority-choices.tsx';
import { StatusChoices } from './status-choices.tsx';

const PlanDialog = lazyScreen<PlanDialogProps>(
  async () =>
    (await Promise.all([import('./plan-dialog.tsx'), loadTexts('planner')]))[0].PlanDialog,
  { isQuiet: true },
);

interface PaletteProps {
  /** The list that it shows first. */
  page: PalettePage;
  onClose: () => void;
}

/**
 * Finds leads, screens and what can be done with the open lead, by typing. Backspace in the empty field
 * goes back from the choice of a value.
 */
export function Palette({ page: first, onClose }: PaletteProps) {
  const texts = usePaletteTexts();
  const { leadId } = useParams({ strict: false });
  const { lead } = useOpenLead(leadId);
  const [page, setPage] = useState(lead ? first : 'all');
  const [text, setText] = useState('');
  if (lead && (page === 'task' || page === 'meeting'))
    return <PlanDialog what={page} lead={lead} onClose={onClose} />;
  const go = (next: PalettePage) => {
    setText('');
    setPage(next);
  };
  return (
    <Modal
      aria-label={texts.title}
      look="bare"
      onDismiss={onClose}
      firstFocus={() => document.querySelector<HTMLElement>('[cmdk-input]')}
    >
      <Command label={texts.title} loop className="grid min-h-0">
        <Command.Input
          value={text}
          placeholder={texts.hints[page]}
          className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-faint"
          onValueChange={setText}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && text === '' && page !== 'all') go('all');
          }}
        />
        <Command.List
          label={texts.title}
          className="max-h-[min(26rem,60dvh)] scroll-py-2 overflow-y-auto overscroll-contain p-2"
        >
          <Command.Empty className="px-2 py-6 text-center text-sm text-muted">
            {texts.nothing}
          </Command.Empty>
          {page === 'all' && (
            <>
              {lead && <LeadActions lead={lead} onPage={go} onClose={onClose} />}
              <FoundLeads text={text} onClose={onClose} />
              <Places onClose={onClose} />
            </>
          )}
          {page === 'status' && lead && <StatusChoices lead={lead} onClose={onClose} />}
          {page === 'owner' && lead && <OwnerChoices lead={lead} onClose={onClose} />}
          {page === 'priority' && lead && <PriorityChoices lead={lead} onClose={onClose} />}
        </Command.List>
      </Command>
    </Modal>
  );
}
