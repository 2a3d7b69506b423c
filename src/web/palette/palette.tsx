import { useParams } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useState, type ReactNode } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useOpenLead } from '../leads/use-open-lead.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { usePaletteTexts } from '../texts/use-texts.ts';
import { Modal } from '../ui/modal.tsx';
import { CopyLink } from './copy-link.tsx';
import { FieldChoices } from './field-choices.tsx';
import { FoundLeads } from './found-leads.tsx';
import { LeadActions } from './lead-actions.tsx';
import { ListActions } from './list-actions.tsx';
import { MakeMine } from './make-mine.tsx';
import type { PlanDialogProps } from './plan-dialog.tsx';
import { OwnerChoices } from './owner-choices.tsx';
import type { OpenedPalette, PalettePage } from './palette-store.ts';
import { Places } from './places.tsx';
import { PriorityChoices } from './priority-choices.tsx';
import { StatusChoices } from './status-choices.tsx';
import { TickedActions } from './ticked-actions.tsx';
import { ValueChoices } from './value-choices.tsx';
import { ViewPlaces } from './view-places.tsx';

const PlanDialog = lazyScreen<PlanDialogProps>(
  async () =>
    (await Promise.all([import('./plan-dialog.tsx'), loadTexts('planner')]))[0].PlanDialog,
  { isQuiet: true },
);

const KeysDialog = lazyScreen<{ onClose: () => void }>(
  async () =>
    (await Promise.all([import('./keys-dialog.tsx'), loadTexts('history')]))[0].KeysDialog,
  { isQuiet: true },
);

interface PaletteProps extends OpenedPalette {
  onClose: () => void;
}

/** What is asked for, of the lead that it is asked for: else the open one, or the one that has the focus. */
export function Palette({ page, leadId: askedId, onClose }: PaletteProps) {
  const { leadId: openId } = useParams({ strict: false });
  const [focusedId] = useState(findFocusedId);
  const { lead, error } = useOpenLead(askedId ?? openId ?? focusedId);
  if (page === 'keys') return <KeysDialog onClose={onClose} />;
  if (page === 'all' || (error && !lead))
    return <Commands page="all" lead={lead} onClose={onClose} />;
  if (!lead) return null;
  if (page === 'mine') return <MakeMine lead={lead} onDone={onClose} />;
  if (page === 'copyLink') return <CopyLink lead={lead} onDone={onClose} />;
  return <Commands page={page} lead={lead} onClose={onClose} />;
}

/** The lead whose row or card has the focus. */
const findFocusedId = (): string | undefined =>
  document.activeElement?.closest('[data-lead]')?.getAttribute('data-lead') ?? undefined;

interface CommandsProps {
  page: PalettePage;
  lead: Lead | undefined;
  onClose: () => void;
}

/**
 * Finds leads, screens and what can be done with a lead, by typing. Backspace in the empty field goes back from the
 * choice of a value.
 */
function Commands({ page: first, lead, onClose }: CommandsProps) {
  const texts = usePaletteTexts();
  const [page, setPage] = useState(first);
  const [text, setText] = useState('');
  if (lead && (page === 'task' || page === 'meeting'))
    return <PlanDialog what={page} lead={lead} onClose={onClose} />;
  const go = (next: PalettePage) => {
    setText('');
    setPage(next);
  };
  const all = (
    <>
      {lead && <LeadActions lead={lead} onPage={go} onClose={onClose} />}
      {lead && text.trim() !== '' && <ValueChoices lead={lead} onClose={onClose} />}
      <TickedActions onClose={onClose} />
      <FoundLeads text={text} onClose={onClose} />
      <ListActions onClose={onClose} />
      <ViewPlaces onClose={onClose} />
      <Places onClose={onClose} />
    </>
  );
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
          {page === 'all' ? all : lead && choicesOf(page, lead, onClose)}
        </Command.List>
      </Command>
    </Modal>
  );
}

/** What a value of the lead can become. */
function choicesOf(page: PalettePage, lead: Lead, onClose: () => void): ReactNode {
  if (page === 'status') return <StatusChoices lead={lead} onClose={onClose} />;
  if (page === 'owner') return <OwnerChoices lead={lead} onClose={onClose} />;
  if (page === 'priority') return <PriorityChoices lead={lead} onClose={onClose} />;
  return <FieldChoices onClose={onClose} />;
}
