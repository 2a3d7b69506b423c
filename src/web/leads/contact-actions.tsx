import { Mail, MessageCircle, MessageSquareText, Phone, type LucideIcon } from 'lucide-react';
import type { Lead } from '../../contract/lead.ts';
import type { Channel } from '../../contract/lead-conversation.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { beginContact } from './begun-contacts.ts';
import { LEAD_KEYS, type LeadButton } from './lead-action.ts';
import { TextsButton } from './texts-button.tsx';
import { mailLink, phoneLink, smsLink, whatsAppLink } from './contact-links.ts';

interface ContactActionsProps {
  lead: Lead;
  /** Fills the width of a phone, in reach of the thumb. */
  isBar?: boolean;
}

/** Call, WhatsApp, text message and e-mail, one tap away. What cannot work is not offered. */
export function ContactActions({ lead, isBar = false }: ContactActionsProps) {
  const { details, work } = useTexts().leads;
  const actions: readonly Action[] = [
    { channel: 'call', label: details.call, href: phoneLink(lead), Icon: Phone },
    {
      channel: 'whatsapp',
      label: work.channels.whatsapp,
      href: whatsAppLink(lead),
      Icon: MessageCircle,
      isElsewhere: true,
    },
    { channel: 'sms', label: work.channels.sms, href: smsLink(lead), Icon: MessageSquareText },
    { channel: 'mail', label: details.email, href: mailLink(lead.email), Icon: Mail },
  ];
  const possible = actions.filter(({ href }) => href !== undefined);
  const canWrite = possible.some(({ channel }) => channel !== 'call');
  const buttons = possible.map(({ channel, label, href, Icon, isElsewhere }, index) => (
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
        {...(isElsewhere && { target: '_blank', rel: 'noreferrer' })}
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
  readonly channel: Channel & LeadButton;
  readonly label: string;
  /** Undefined if the lead cannot be reached so. */
  readonly href: string | undefined;
  readonly Icon: LucideIcon;
  /** Opens another website. */
  readonly isElsewhere?: true;
}
