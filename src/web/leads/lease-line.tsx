import { useQuery } from '@tanstack/react-query';
import { PhoneOutgoing } from 'lucide-react';
import type { Lead } from '../../contract/lead.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { useUser } from '../shell/use-user.ts';
import { useFormats, useTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';

const GiveBackButton = lazyScreen<{ id: string }>(
  async () => (await import('./give-back-button.tsx')).GiveBackButton,
  { isQuiet: true },
);

/** Says who has taken the lead to answer it, as long as they have it, or by which rule its owner has it. */
export function LeaseLine({ lead: { _id, lease, assignment } }: { lead: Lead }) {
  const { takeNext: texts, work } = useTexts().leads;
  const { clock } = useFormats();
  const me = useUser();
  const now = useNow();
  const { data: people = [] } = useQuery(userNamesQuery);
  const until = lease && new Date(lease.until);
  if (lease && until && until > now) {
    const name = people.find(({ id }) => id === lease.userId)?.name ?? work.owner.unknown;
    const time = clock(until, now);
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p role="status" className="flex items-center gap-1.5 text-sm text-accent-text">
          <PhoneOutgoing className="size-3.5 shrink-0" aria-hidden="true" />
          {lease.userId === me.id ? texts.yours(time) : texts.takenBy(name, time)}
        </p>
        {lease.userId === me.id && <GiveBackButton id={_id} />}
      </div>
    );
  }
  if (!assignment) return null;
  return (
    <p className="text-sm text-muted">
      {assignment.why === 'turn'
        ? texts.byRule(assignment.ruleName)
        : texts.byFallback(assignment.ruleName)}
    </p>
  );
}
