/** Where the browser keeps that a person has switched them off. */
export const SINGLE_KEYS = 'leadrabbit-single-keys';
export const OFF = 'off';

/**
 * Whether single letters, digits and signs do something. People who dictate, or whose hands slip, switch them off on
 * their device: https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
 */
export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(SINGLE_KEYS) !== OFF;
  } catch {
    return true;
  }
}
