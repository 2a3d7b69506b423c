import {
  CalendarPlus,
  CircleDot,
  Flag,
  ListPlus,
  Mail,
  MessageCircle,
  MessageSquareText,
  NotebookPen,
  Phone,
  Tag,
  UserRound,
  UserRoundCheck,
  type LucideIcon,
} from 'lucide-react';
import type { Lead } from '../../contract/lead.ts';
import {
  findLeadButton,
  goToLeadField,
  LEAD_KEYS,
  pressLeadButton,
  type LeadButton,
} from '../leads/lead-action.ts';
import { leadName } from '../leads/lead-name.ts';
import { useMakeMine } from '../leads/use-make-mine.ts';
import { useUser } from '../shell/use-user.ts';
import { usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { PaletteGroup } from './palette-group.tsx';
import { itemIcon, PaletteItem } from './palette-item.tsx';
import type { PalettePage } from './palette-store.ts';

type ActionName = keyof typeof LEAD_KEYS;

const ICONS: Readonly<Record<ActionName, LucideIcon>> = {
  call: Phone,
  whatsapp: MessageCircle,
  sms: MessageSquareText,
  mail: Mail,
  status: CircleDot,
  owner: UserRound,
  mine: UserRoundCheck,
  priority: Flag,
  task: ListPlus,
  meeting: CalendarPlus,
  note: NotebookPen,
  tag: Tag,
};

/** Left out if the lead cannot be reached so. */
const CONTACTS: readonly LeadButton[] = ['call', 'whatsapp', 'sms', 'mail'];

interface LeadActionsProps {
  lead: Lead;
  onPage: (page: PalettePage) => void;
  onClose: () => void;
}

/** What the person can do with the open lead. */
export function LeadActions({ lead, onPage, onClose }: LeadActionsProps) {
  const texts = usePaletteTexts();
  const { noName } = useTexts().leads;
  const me = useUser();
  const makeMine = useMakeMine(lead);
  const act: Readonly<Record<ActionName, () => void>> = {
    call: () => pressLeadButton('call'),
    whatsapp: () => pressLeadButton('whatsapp'),
    sms: () => pressLeadButton('sms'),
    mail: () => pressLeadButton('mail'),
    note: () => goToLeadField('note'),
    tag: () => goToLeadField('tag'),
    mine: makeMine,
    status: () => onPage('status'),
    owner: () => onPage('owner'),
    priority: () => onPage('priority'),
    task: () => onPage('task'),
    meeting: () => onPage('meeting'),
  };
  const staysOpen: readonly ActionName[] = ['status', 'owner', 'priority', 'task', 'meeting'];
  const impossible = new Set<ActionName>(CONTACTS.filter((name) => findLeadButton(name) === null));
  if (lead.ownerId === me.id) impossible.add('mine');
  const names = (Object.keys(ICONS) as ActionName[]).filter((name) => !impossible.has(name));
  return (
    <PaletteGroup title={texts.forLead(leadName(lead, noName))}>
      {names.map((name) => (
        <PaletteItem
          key={name}
          id={`action ${name}`}
          label={texts.actions[name]}
          icon={itemIcon(ICONS[name])}
          hotkey={LEAD_KEYS[name]}
          onChoose={() => {
            if (!staysOpen.includes(name)) onClose();
            act[name]();
          }}
        />
      ))}
    </PaletteGroup>
  );
}
