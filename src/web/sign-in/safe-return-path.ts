export const HOME = '/user/allLeads';

/** Never a place to return to: they would lead back here, or are no page. */
const NO_PLACE = /^\/(sign-in|setup|api)(\/|$)/;

/**
 * Where to go after signing in: the page that was wanted before, where it is one of ours. The
 * path comes from the address bar, so that anyone could have put another website there.
 */
export function safeReturnPath(wanted: string | undefined): string {
  if (wanted === undefined || !wanted.startsWith('/')) return HOME;
  const base = 'https://leadrabbit.invalid';
  const url = URL.parse(wanted, base);
  if (!url || url.origin !== base || NO_PLACE.test(url.pathname)) return HOME;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? HOME : path;
}
