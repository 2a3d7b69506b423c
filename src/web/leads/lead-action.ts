/** What a person can do with the open lead by a button on the screen, by a key, or by the palette. */
export type LeadButton = 'call' | 'whatsapp' | 'sms' | 'mail' | 'tag' | 'note';

/** The key of each action on the open lead. */
export const LEAD_KEYS = {
  call: 'c',
  whatsapp: 'w',
  sms: 'h',
  mail: 'e',
  status: 's',
  owner: 'a',
  mine: 'i',
  priority: 'p',
  task: 't',
  meeting: 'm',
  note: 'o',
  tag: 'l',
} as const satisfies Record<
  LeadButton | 'status' | 'owner' | 'mine' | 'priority' | 'task' | 'meeting',
  string
>;

/** Adds a lead by hand, in the list. */
export const ADD_KEY = '+';

/** How long a part of the lead may take to load, in ms. */
const PATIENCE_MS = 5_000;

/** The button or the field of the open lead with which the person does it; null if it is not offered. */
export const findLeadButton = (name: LeadButton): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-lead-button="${name}"]`);

/** Presses a button of the open lead. Nothing happens if it is not offered. */
export const pressLeadButton = (name: LeadButton): void => findLeadButton(name)?.click();

/** Puts the cursor into a field of the open lead, once it is loaded. */
export function goToLeadField(name: LeadButton): void {
  // Parts of the lead are loaded when they are seen.
  document.querySelector(`[data-part="${name}s"]`)?.scrollIntoView({ block: 'center' });
  const found = () => {
    const field = findLeadButton(name);
    field?.focus();
    // Behind an open window it cannot have the focus yet.
    return field !== null && document.activeElement === field;
  };
  if (found()) return;
  const observer = new MutationObserver(() => found() && observer.disconnect());
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE_MS);
}
