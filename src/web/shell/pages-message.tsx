import { Link } from '@tanstack/react-router';
import type { ConnectedPage } from '../../contract/page.ts';

/** Says once what several Pages have in common. */
export function PagesMessage({ pages }: { pages: readonly ConnectedPage[] }) {
  const [first] = pages;
  if (pages.length === 1 && first) return first.verdict.sentence;
  const names = new Intl.ListFormat('en-GB').format(pages.map(({ name }) => name));
  const isBad = pages.every(({ verdict }) => verdict.state === 'bad');
  const isSignIn = pages.every(({ verdict }) => verdict.code === 'reconnect');
  return (
    <>
      {isBad
        ? `Meta does not show LeadRabbit the leads of ${names}.`
        : `Leads of ${names} do not come in, or soon will not.`}{' '}
      {isSignIn ? (
        'Press Connect and sign in again; they wait here.'
      ) : (
        <>
          They wait here.{' '}
          <Link
            to="/admin/connectors"
            className="rounded-sm font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
          >
            See what to do
          </Link>
        </>
      )}
    </>
  );
}
