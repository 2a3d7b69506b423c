import type { Lead } from '../../contract/lead.ts';

/** As long as an address may be: https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1 */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/** Letters of any script. Real addresses have no spaces, quotes, brackets, commas, `?`, `&` or `%`. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$'*+/=^_{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$'*+/=^_{|}~-]+)*$/u;
const DOMAIN =
  /^(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,}$/u;

/**
 * The `mailto:` link of an e-mail address; undefined if the text is anything else. A person can write
 * anything into a form, and `victim@example.com?bcc=…` would fill in the salesperson's mail.
 */
export function mailLink(email: string): string | undefined {
  const [local = '', domain = '', ...more] = email.split('@');
  if (more.length > 0 || email.length > LONGEST_ADDRESS || local.length > LONGEST_LOCAL_PART)
    return undefined;
  if (!LOCAL_PART.test(local) || !DOMAIN.test(domain)) return undefined;
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`;
}

/** A number in E.164, or one that looks like a phone number as a whole. */
const E164 = /^\+[1-9]\d{4,14}$/;
const LOOKS_LIKE_A_NUMBER = /^\+?\(?\d[\d\s().-]*(?:\/[\d\s().-]*)?$/;
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/;
const FEWEST_DIGITS = 5;
const MOST_DIGITS = 15;

/**
 * The `tel:` link of a lead; undefined if its number cannot be dialled. Service codes such as
 * `*#21#` and digits inside other text do not become a link.
 */
export function phoneLink({ phone, phoneE164 }: Pick<Lead, 'phone' | 'phoneE164'>) {
  const number = E164.test(phoneE164) ? phoneE164 : dialableText(phone);
  return number === undefined ? undefined : `tel:${number}`;
}

function dialableText(phone: string): string | undefined {
  const text = phone.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '').trim();
  if (!LOOKS_LIKE_A_NUMBER.test(text) || DATE.test(text) || isTwoNumbers(text)) return undefined;
  // +49 (0)151 is dialled without the zero.
  const digits = (text.startsWith('+') ? text.replace('(0)', '') : text).replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return undefined;
  return text.startsWith('+') ? `+${digits}` : digits;
}

/** `030/1234567` is one number with an area code; `1234567 / 7654321` is two numbers. */
function isTwoNumbers(text: string): boolean {
  const parts = text.split('/').map((part) => part.replace(/\D/g, '').length);
  return parts.length > 1 && parts.every((digits) => digits > FEWEST_DIGITS);
}

/** The `sms:` link of a lead; undefined if its number cannot be dialled. */
export function smsLink(lead: Pick<Lead, 'phone' | 'phoneE164'>): string | undefined {
  return phoneLink(lead)?.replace('tel:', 'sms:');
}

/**
 * The link that opens a chat in WhatsApp. Only a number that is certain, with its country code, gets one:
 * https://faq.whatsapp.com/5913398998672934
 */
export const whatsAppLink = ({ phoneE164 }: Pick<Lead, 'phoneE164'>): string | undefined =>
  E164.test(phoneE164) ? `https://wa.me/${phoneE164.slice(1)}` : undefined;
