import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import type { HeldState } from '../../contract/inbox.ts';
import { inboxCountsQuery } from '../api/inbox.ts';
import { LiveIndicator } from '../live/live-indicator.tsx';
import { AdminsOnly } from '../shell/admins-only.tsx';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useUser } from '../shell/use-user.ts';
import { writeNumber } from '../ui/count.ts';
import { Tabs } from '../ui/tabs.tsx';
import { InboxCounts } from './inbox-counts.tsx';
import { RetryAll } from './retry-all.tsx';
import { UnsettledList } from './unsettled-list.tsx';

/** Leads that Meta announced and that are not in the CRM, for admins. */
export function InboxScreen() {
  useDocumentTitle('Inbox');
  return useUser().role === 'admin' ? <Inbox /> : <AdminsOnly />;
}

function Inbox() {
  const { state = 'parked' } = useSearch({ from: '/app/admin/inbox' });
  const navigate = useNavigate();
  const { data: counts } = useQuery(inboxCountsQuery);
  const home = useRef<HTMLDivElement>(null);
  const show = (next: HeldState) =>
    void navigate({
      to: '/admin/inbox',
      search: next === 'parked' ? {} : { state: next },
      replace: true,
    });
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid max-w-5xl gap-5 px-4 py-4 md:px-8 md:py-6">
        <header className="grid gap-0.5">
          <div className="flex items-center justify-between gap-3">
            <h1 className="text-xl font-semibold">Inbox</h1>
            <LiveIndicator />
          </div>
          <p className="text-sm text-muted">
            Leads that Meta announced and that are not in the CRM yet. None is ever thrown away.
          </p>
        </header>
        {counts && <InboxCounts counts={counts} />}
        <Tabs
          label="Leads to show"
          value={state}
          options={[
            { value: 'parked', label: <TabLabel name="Parked" count={counts?.parked} /> },
            { value: 'waiting', label: <TabLabel name="Waiting" count={counts?.waiting} /> },
          ]}
          onChange={show}
          actions={<RetryAll key={state} state={state} count={counts?.[state] ?? 0} home={home} />}
        >
          <div ref={home} tabIndex={-1} className="outline-none">
            <UnsettledList state={state} counts={counts} home={home} />
          </div>
        </Tabs>
      </div>
    </div>
  );
}

const TabLabel = ({ name, count = 0 }: { name: string; count: number | undefined }) => (
  <>
    {name}
    {count > 0 && <span className="text-xs text-muted tabular-nums">{writeNumber(count)}</span>}
  </>
);
