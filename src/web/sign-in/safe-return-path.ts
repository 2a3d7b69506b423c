export const HOME = '/user/allLeads';

/** Addresses to which nobody returns: they lead back here, or they are not pages. */
const NO_PLACE = /^\/(sign-in|setup|forgot-password|invite|reset|api)(\/|$)/;

/**
 * Where to go after signing in: the page that was wanted before, if it is one of ours. The path comes
 * from the address bar, where anyone could have put another website.
 */
export function safeReturnPath(wanted: string | undefined): string {
  if (wanted === undefined || !wanted.startsWith('/')) return HOME;
  const base = 'https://leadrabbit.invalid';
  const url = URL.parse(wanted, base);
  if (!url || url.origin !== base || NO_PLACE.test(url.pathname)) return HOME;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? HOME : path;
}
