import type { ConnectedPage } from '../../contract/page.ts';
import { Badge } from '../ui/badge.tsx';

const TONES = { off: 'plain', unknown: 'plain', ok: 'ok', warn: 'warn', bad: 'danger' } as const;

/** Enabled or not, in the colour of the entry's one verdict: never green beside a trouble. */
export const VerdictBadge = ({ page: { isActive, verdict } }: { page: ConnectedPage }) => (
  <Badge tone={TONES[verdict.state]}>
    {isActive ? 'Enabled' : 'Disabled'}
    {verdict.state === 'bad' && <span className="sr-only">, leads do not come in</span>}
  </Badge>
);
