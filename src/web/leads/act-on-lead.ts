import type { Lead } from '../../contract/lead.ts';
import { openPalette } from '../palette/palette-store.ts';
import { whenThere } from '../ui/when-there.ts';
import { beginContact } from './begun-contacts.ts';
import { contactLink, CONTACTS, type ContactAction, type LeadAction } from './lead-action.ts';

/** The button or the field of the open lead with which the person does it. */
const partOf = (name: string) => `[data-lead-button="${name}"]`;

export const findLeadButton = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(partOf(name));

/** Presses a button of the open lead. Nothing happens if it is not offered. */
export const pressLeadButton = (name: string): void => findLeadButton(name)?.click();

interface Doing {
  readonly lead: Lead;
  /** Opens the lead; undefined if it is open. */
  readonly open: (() => void) | undefined;
}

/**
 * Does what a key or the palette says with a lead, if it is possible. What needs more of the lead than a row shows opens
 * it.
 */
export function actOnLead(action: LeadAction, { lead, open }: Doing): void {
  const id = lead._id;
  switch (action) {
    case 'call':
    case 'whatsapp':
    case 'sms':
    case 'mail':
      contact(action, { lead, open });
      break;
    case 'note':
    case 'tag':
      open?.();
      goToPart(id, partOf(action), (field) => field.focus());
      break;
    case 'texts':
      if (!canWrite(lead)) return;
      open?.();
      goToPart(id, partOf(action), (button) => button.click());
      break;
    case 'noteCall':
      open?.();
      if (!findPrompt(id)) beginContact(id, 'call');
      goToPart(id, promptOf(id), (prompt) => prompt.focus());
      break;
    case 'field':
      open?.();
      goToPart(id, '[data-edit]', () => openPalette(action, id));
      break;
    case 'giveBack':
      pressLeadButton(action);
      break;
    default:
  }
}

/** Whether the person can get a text. */
const canWrite = (lead: Lead): boolean =>
  CONTACTS.some((channel) => channel !== 'call' && contactLink(channel, lead) !== undefined);

/** Follows the link, as a press on the button does, and opens the lead: its answers help while one speaks. */
function contact(channel: ContactAction, { lead, open }: Doing): void {
  const href = contactLink(channel, lead);
  if (!open) pressLeadButton(channel);
  if (!open || href === undefined) return;
  beginContact(lead._id, channel);
  const link = document.createElement('a');
  link.href = href;
  if (channel === 'whatsapp') {
    link.target = '_blank';
    link.rel = 'noreferrer';
  }
  document.body.append(link);
  link.click();
  link.remove();
  // The link has to be followed first.
  setTimeout(open);
}

const promptOf = (leadId: string) => `[data-contact-of="${CSS.escape(leadId)}"]`;

/** The question after a call or a message with a lead, if it is on the screen. */
export const findPrompt = (leadId: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(promptOf(leadId));

/** Uses a part of a lead once the lead is open and the part is loaded. */
const goToPart = (leadId: string, selector: string, onFound: (part: HTMLElement) => void): void =>
  whenThere(
    selector,
    (part) => {
      part.scrollIntoView({ block: 'nearest' });
      onFound(part);
    },
    (part) => {
      // Parts of the lead are loaded when they are seen, or wanted.
      if (!part) document.querySelector('[data-part="notes"]')?.dispatchEvent(new Event('wanted'));
      return location.pathname.includes(leadId);
    },
  );
