import { Link } from '@tanstack/react-router';
import type { ConnectedPage } from '../../contract/page.ts';
import { sayReason } from '../texts/say-reason.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Says once what several Pages have in common. */
export function PagesMessage({ pages }: { pages: readonly ConnectedPage[] }) {
  const { adminNotice } = useTexts().shell;
  const [first] = pages;
  if (pages.length === 1 && first) return sayReason(first.verdict);
  const names = pages.map(({ name }) => name);
  const isBad = pages.every(({ verdict }) => verdict.state === 'bad');
  const isSignIn = pages.every(({ verdict }) => verdict.code === 'reconnect');
  return (
    <>
      {isBad ? adminNotice.leadsRefused(names) : adminNotice.leadsAtRisk(names)}{' '}
      {isSignIn ? (
        adminNotice.signInAgain
      ) : (
        <>
          {adminNotice.kept}{' '}
          <Link
            to="/admin/connectors"
            className="rounded-sm font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
          >
            {adminNotice.seeWhatToDo}
          </Link>
        </>
      )}
    </>
  );
}
