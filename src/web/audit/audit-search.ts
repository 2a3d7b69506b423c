/** What the address of the screen says. The screen ignores an action that does not exist. */
export interface AuditSearch {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly days?: number | undefined;
}

/** The spans that can be chosen, in days. */
export const SPANS = [1, 7, 30, 90] as const;

/** The filters in the address; what is not understood is left out. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  // The router reads ?actor=123 as a number.
  const read = (name: string) =>
    ['string', 'number'].includes(typeof search[name]) ? String(search[name]).slice(0, 64) : '';
  const days = SPANS.find((each) => String(each) === read('days'));
  return {
    ...(read('actor') !== '' && { actor: read('actor') }),
    ...(read('action') !== '' && { action: read('action') }),
    ...(days !== undefined && { days }),
  };
}
