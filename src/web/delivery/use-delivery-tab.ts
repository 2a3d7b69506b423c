import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { HeldState, InboxCounts } from '../../contract/inbox.ts';
import { TABS } from './delivery-search.ts';

/**
 * The tab that is open: the one in the address, else the first that had a lead when the screen
 * opened. It stays open when its last lead is gone.
 *
 * @param counts undefined until they are read
 */
export function useDeliveryTab(counts: InboxCounts | undefined) {
  const { state } = useSearch({ from: '/app/admin/delivery' });
  const navigate = useNavigate();
  const [first, setFirst] = useState<HeldState>();
  if (first === undefined && counts)
    setFirst(TABS.find((tab) => tab !== 'dismissed' && counts[tab] > 0) ?? 'needs-attention');
  return {
    tab: state ?? first,
    show: (next: HeldState) =>
      void navigate({ to: '/admin/delivery', search: { state: next }, replace: true }),
  };
}
