import { useQuery } from '@tanstack/react-query';
import type { ConnectedPage } from '../../contract/page.ts';
import { healthQuery } from '../api/health.ts';
import { HealthLine } from './health-line.tsx';
import { countTroubles } from './summarize-health.ts';

/** Whether leads of a Page come in; nothing before it was looked at. */
export function PageHealth({ page }: { page: ConnectedPage }) {
  const { data } = useQuery(healthQuery);
  const { health, attention, name, pageId } = page;
  if (!health) return null;
  const checks = data?.pages.find((each) => each.pageId === pageId)?.report?.checks;
  // What keeps it from working stands above already, with a button.
  const isSaid = attention !== null && health.state === 'bad' && checks;
  return (
    <HealthLine
      of={name}
      state={health.state}
      summary={isSaid ? countTroubles(checks) : health.summary}
      checkedAt={health.checkedAt}
      checks={checks}
    />
  );
}
