import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ConnectedPage } from '../../contract/page.ts';
import { healthQuery } from '../api/health.ts';
import { asksToConnect } from '../connectors/verdict-line.tsx';
import { HealthLine } from './health-line.tsx';
import { countTroubles } from './summarize-health.ts';

/** Whether leads of a Page come in; nothing before it was checked. */
export function PageHealth({ page }: { page: ConnectedPage }) {
  const { health: texts } = useAdminTexts().connectors;
  const { data } = useQuery(healthQuery);
  const { health, verdict, name, pageId } = page;
  if (!health) return null;
  const checks = data?.pages.find((each) => each.pageId === pageId)?.report?.checks;
  // The line above shows the sentence already, with a button.
  const isSaid = asksToConnect(page) && checks !== undefined;
  return (
    <HealthLine
      of={name}
      state={health.state}
      summary={
        isSaid ? texts.troubles(countTroubles(checks), checks.length) : <Summary page={page} />
      }
      checkedAt={health.checkedAt}
      checks={checks}
      subject={verdict.state === 'off' ? undefined : pageId}
    />
  );
}

function Summary({ page: { verdict } }: { page: ConnectedPage }) {
  const { health } = useAdminTexts().connectors;
  return (
    <>
      {sayReason(verdict)}
      {verdict.action === 'inbox' && (
        <>
          {' '}
          <Link
            to="/admin/delivery"
            search={verdict.code === 'leads-pending' ? { state: 'pending' } : {}}
            className="rounded-sm font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
          >
            {health.openDelivery}
          </Link>
        </>
      )}
    </>
  );
}
