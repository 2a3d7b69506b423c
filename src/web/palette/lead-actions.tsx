import {
  ArrowDown,
  ArrowUp,
  CalendarPlus,
  CircleDot,
  Download,
  Flag,
  Link2,
  ListPlus,
  Mail,
  MessageCircle,
  MessageSquareQuote,
  MessageSquareText,
  NotebookPen,
  Pencil,
  Phone,
  PhoneCall,
  PhoneOff,
  PhoneOutgoing,
  Tag,
  Undo2,
  UserRound,
  UserRoundCheck,
  UserX,
  X,
  type LucideIcon,
} from 'lucide-react';
import { useParams } from '@tanstack/react-router';
import type { Lead } from '../../contract/lead.ts';
import { findLeadButton, findPrompt, pressLeadButton } from '../leads/act-on-lead.ts';
import { contactLink, LEAD_KEYS, type LeadAction } from '../leads/lead-action.ts';
import { leadName } from '../leads/lead-name.ts';
import { ASKED_OUTCOMES, OUTCOME_KEYS, type AskedOutcome } from '../leads/outcome-keys.ts';
import { useActOnLead } from '../leads/use-act-on-lead.ts';
import { useUser } from '../shell/use-user.ts';
import { usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { PaletteGroup } from './palette-group.tsx';
import { itemIcon, PaletteItem } from './palette-item.tsx';
import type { PalettePage } from './palette-store.ts';

const ICONS: Readonly<Record<LeadAction, LucideIcon>> = {
  call: Phone,
  whatsapp: MessageCircle,
  sms: MessageSquareText,
  mail: Mail,
  texts: MessageSquareQuote,
  noteCall: PhoneOutgoing,
  status: CircleDot,
  owner: UserRound,
  mine: UserRoundCheck,
  priority: Flag,
  task: ListPlus,
  meeting: CalendarPlus,
  note: NotebookPen,
  tag: Tag,
  field: Pencil,
  copyLink: Link2,
  giveBack: Undo2,
};

const OUTCOME_ICONS: Readonly<Record<AskedOutcome, LucideIcon>> = {
  reached: PhoneCall,
  no_answer: PhoneOff,
  wrong_number: UserX,
};

/** Buttons of the open lead that are offered if they are on the screen, with their keys. */
const BUTTONS = {
  next: { Icon: ArrowDown, hotkey: 'j' },
  previous: { Icon: ArrowUp, hotkey: 'k' },
  close: { Icon: X, hotkey: 'Esc' },
  download: { Icon: Download, hotkey: undefined },
  erase: { Icon: UserX, hotkey: undefined },
} as const;

/** They ask for a value in the palette itself. */
const STAYS_OPEN: ReadonlySet<string> = new Set<PalettePage>([
  'status',
  'owner',
  'priority',
  'task',
  'meeting',
]);

interface LeadActionsProps {
  lead: Lead;
  onPage: (page: PalettePage) => void;
  onClose: () => void;
}

/** What the person can do with a lead. */
export function LeadActions({ lead, onPage, onClose }: LeadActionsProps) {
  const texts = usePaletteTexts();
  const { noName } = useTexts().leads;
  const { leadId: openId } = useParams({ strict: false });
  const isPossible = useIsPossible(lead);
  const act = useActOnLead(openId);
  const isOpen = openId === lead._id;
  const actions = (Object.keys(ICONS) as LeadAction[]).filter(isPossible);
  const prompt = findPrompt(lead._id);
  const buttons = (Object.keys(BUTTONS) as (keyof typeof BUTTONS)[]).filter(
    (name) => isOpen && findLeadButton(name) !== null,
  );
  return (
    <PaletteGroup title={texts.forLead(leadName(lead, noName))}>
      {prompt &&
        ASKED_OUTCOMES.map((outcome) => (
          <PaletteItem
            key={outcome}
            id={`outcome ${outcome}`}
            label={texts.outcomes[outcome]}
            icon={itemIcon(OUTCOME_ICONS[outcome])}
            hotkey={OUTCOME_KEYS[outcome]}
            onChoose={() => {
              onClose();
              prompt.querySelector<HTMLElement>(`[data-outcome="${outcome}"]`)?.click();
            }}
          />
        ))}
      {actions.map((action) => (
        <PaletteItem
          key={action}
          id={`action ${action}`}
          label={texts.actions[action]}
          icon={itemIcon(ICONS[action])}
          hotkey={LEAD_KEYS[action]}
          onChoose={() => {
            if (STAYS_OPEN.has(action)) onPage(action as PalettePage);
            else {
              onClose();
              act(action, lead);
            }
          }}
        />
      ))}
      {buttons.map((name) => (
        <PaletteItem
          key={name}
          id={`button ${name}`}
          label={texts.buttons[name]}
          icon={itemIcon(BUTTONS[name].Icon)}
          hotkey={BUTTONS[name].hotkey}
          onChoose={() => {
            onClose();
            pressLeadButton(name);
          }}
        />
      ))}
    </PaletteGroup>
  );
}

/** Tells which actions make sense: a person without a phone number is not called. */
function useIsPossible(lead: Lead): (action: LeadAction) => boolean {
  const me = useUser();
  const has = (channel: 'call' | 'whatsapp' | 'sms' | 'mail') =>
    contactLink(channel, lead) !== undefined;
  return (action) => {
    if (action === 'call' || action === 'whatsapp' || action === 'sms' || action === 'mail')
      return has(action);
    if (action === 'texts') return has('sms') || has('mail');
    if (action === 'mine') return lead.ownerId !== me.id;
    if (action === 'giveBack') return findLeadButton(action) !== null;
    return true;
  };
}
