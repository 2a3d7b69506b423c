import { useAdminTexts } from '../texts/use-texts.ts';
import type { ConnectedPage } from '../../contract/page.ts';
import { Badge } from '../ui/badge.tsx';

const TONES = { off: 'plain', unknown: 'plain', ok: 'ok', warn: 'warn', bad: 'danger' } as const;

/** Enabled or not, in the colour of the entry's one verdict: never green beside a trouble. */
export function VerdictBadge({ page: { isActive, verdict } }: { page: ConnectedPage }) {
  const texts = useAdminTexts().connectors;
  return (
    <Badge tone={TONES[verdict.state]}>
      {isActive ? texts.enabled : texts.disabled}
      {verdict.state === 'bad' && <span className="sr-only">{texts.leadsDoNotComeIn}</span>}
    </Badge>
  );
}
