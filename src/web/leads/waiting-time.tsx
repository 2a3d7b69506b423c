import clsx from 'clsx';
import type { Lead } from '../../contract/lead.ts';
import { useStages } from '../pipeline/use-stages.ts';
import { isUntouched } from '../live/merge-lead.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { useNow } from '../time/use-now.ts';

/** A lead that waits longer than this for the first contact is late, in ms. */
const LATE_AFTER_MS = 5 * 60_000;

/** When the lead came in, in amber if the person waits for more than five minutes. */
export function WaitingTime({ lead, className }: { lead: Lead; className: string }) {
  const now = useNow();
  const { stages } = useStages();
  const isLate =
    isUntouched(lead, stages) && now.getTime() - Date.parse(lead.createdAt) > LATE_AFTER_MS;
  return (
    <TimeAgo
      iso={lead.createdAt}
      className={clsx(className, isLate ? 'font-medium text-warn' : 'text-muted')}
    />
  );
}
