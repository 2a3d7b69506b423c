import type { Lead } from '../../contract/lead.ts';
import type { TemplateChannel } from '../../contract/template.ts';
import { mailLink, smsLink, whatsAppLink } from '../leads/contact-links.ts';

export interface OutgoingText {
  /** For an e-mail; may be empty. */
  readonly subject: string;
  readonly text: string;
}

type Reachable = Pick<Lead, 'email' | 'phone' | 'phoneE164'>;

/** Whether a lead can be reached by a channel. */
export const canReach = (channel: TemplateChannel, lead: Reachable): boolean =>
  textLink(channel, lead, { subject: '', text: '' }) !== undefined;

/**
 * The link that opens a message to a lead with a text in it; undefined if the lead cannot be reached so.
 * WhatsApp: https://faq.whatsapp.com/5913398998672934, SMS: RFC 5724, e-mail: RFC 6068, which wants CRLF.
 */
export function textLink(
  channel: TemplateChannel,
  lead: Reachable,
  { subject, text }: OutgoingText,
): string | undefined {
  if (channel === 'whatsapp') return withQuery(whatsAppLink(lead), { text });
  if (channel === 'sms') return withQuery(smsLink(lead), { body: text });
  return withQuery(mailLink(lead.email), { subject, body: text.replaceAll(/\r?\n/g, '\r\n') });
}

function withQuery(
  link: string | undefined,
  values: Readonly<Record<string, string>>,
): string | undefined {
  if (link === undefined) return undefined;
  const query = Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  return query.length === 0 ? link : `${link}?${query.join('&')}`;
}
