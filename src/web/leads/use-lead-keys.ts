import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';

interface LeadKeys {
  readonly leads: readonly Lead[];
  readonly openId: string | undefined;
  readonly scrollTo: (index: number) => void;
}

const rowLink = (leadId: string) =>
  document.querySelector<HTMLElement>(`a[data-row="${CSS.escape(leadId)}"]`);

/** Moves through the list by key: j, k and the arrows. With a lead open, it opens the next. */
export function useLeadKeys({ leads, openId, scrollTo }: LeadKeys): void {
  const navigate = useNavigate();
  const lastId = useRef<string>(undefined);

  const move = (step: 1 | -1) => {
    const focused = document.activeElement?.getAttribute('data-row') ?? undefined;
    const fromId = openId ?? focused ?? lastId.current;
    const from = leads.findIndex(({ _id }) => _id === fromId);
    const index = from < 0 ? 0 : from + step;
    const lead = leads[index];
    if (!lead) return;
    lastId.current = lead._id;
    scrollTo(index);
    if (openId === undefined) rowLink(lead._id)?.focus({ preventScroll: true });
    else
      void navigate({
        to: '/user/allLeads/$leadId',
        params: { leadId: lead._id },
        search: true,
        replace: true,
      });
  };
  // Arrows also scroll and walk through lists of choices: they are ours only on the list itself.
  const arrow = (step: 1 | -1) => () => {
    const { activeElement } = document;
    if (activeElement !== document.body && !activeElement?.hasAttribute('data-row')) return false;
    move(step);
    return true;
  };
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: arrow(1),
    ArrowUp: arrow(-1),
    Escape: () => {
      if (openId === undefined) return false;
      void navigate({ to: '/user/allLeads', search: true }).then(() => rowLink(openId)?.focus());
      return true;
    },
  });
}
