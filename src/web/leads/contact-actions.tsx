import { Mail, MessageCircle, MessageSquareText, Phone, type LucideIcon } from 'lucide-react';
import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { beginContact } from './begun-contacts.ts';
import { contactLink, LEAD_KEYS, type ContactAction } from './lead-action.ts';
import { TextsButton } from './texts-button.tsx';

interface ContactActionsProps {
  lead: Lead;
  /** Fills the width of a phone, in reach of the thumb. */
  isBar?: boolean;
}

/** Call, WhatsApp, text message and e-mail, one tap away. What cannot work is not offered. */
export function ContactActions({ lead, isBar = false }: ContactActionsProps) {
  const { details, work } = useTexts().leads;
  const actions: readonly Action[] = [
    { channel: 'call', label: details.call, Icon: Phone },
    { channel: 'whatsapp', label: work.channels.whatsapp, Icon: MessageCircle },
    { channel: 'sms', label: work.channels.sms, Icon: MessageSquareText },
    { channel: 'mail', label: details.email, Icon: Mail },
  ];
  const possible = actions.flatMap((action) => {
    const href = contactLink(action.channel, lead);
    return href === undefined ? [] : { ...action, href };
  });
  const canWrite = possible.some(({ channel }) => channel !== 'call');
  const buttons = possible.map(({ channel, label, href, Icon }, index) => (
    <Button
      key={channel}
      asChild
      look={index === 0 ? 'primary' : 'secondary'}
      className={isBar ? 'h-12! min-w-0 flex-1 flex-col gap-0.5! px-0! text-xs!' : undefined}
      onClick={() => beginContact(lead._id, channel)}
    >
      <a
        href={href}
        data-lead-button={channel}
        aria-keyshortcuts={LEAD_KEYS[channel]}
        {...(channel === 'whatsapp' && { target: '_blank', rel: 'noreferrer' })}
      >
        <Icon className={isBar ? 'size-4.5' : 'size-3.5'} aria-hidden="true" />
        <span className={isBar ? 'max-w-full truncate' : undefined}>{label}</span>
      </a>
    </Button>
  ));
  return (
    <>
      {buttons}
      {canWrite && <TextsButton lead={lead} isBar={isBar} />}
    </>
  );
}

interface Action {
  readonly channel: ContactAction;
  readonly label: string;
  readonly Icon: LucideIcon;
}
