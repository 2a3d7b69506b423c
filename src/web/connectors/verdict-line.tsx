import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import clsx from 'clsx';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { startConnect } from './start-connect.ts';

/** Whether a verdict asks for a sign-in: then the entry shows it, with the button. */
export const asksToConnect = ({ verdict: { state, action } }: ConnectedPage): boolean =>
  action === 'connect' && (state === 'bad' || state === 'warn');

/** What keeps leads of an entry away, and the way out. */
export function VerdictLine({ page: { verdict, attention } }: { page: ConnectedPage }) {
  const texts = useAdminTexts().connectors;
  const isBad = verdict.state === 'bad';
  const Icon = isBad ? CircleAlert : TriangleAlert;
  return (
    <div
      className={clsx(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border py-2 pr-2 pl-3 text-sm md:ml-11',
        isBad ? 'border-danger/25 bg-danger-soft' : 'border-warn/30 bg-warn-soft',
      )}
    >
      <Icon
        className={clsx('size-4 shrink-0', isBad ? 'text-danger-text' : 'text-warn')}
        aria-hidden="true"
      />
      <p className="min-w-0 flex-1 basis-56">
        {sayReason(verdict)}{' '}
        {attention && (
          <span className="text-xs whitespace-nowrap text-muted">
            {texts.firstNoticed} <TimeAgo iso={attention.since} />
          </span>
        )}
      </p>
      <Button size="sm" onClick={startConnect}>
        {texts.connectAgain}
      </Button>
    </div>
  );
}
