import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { findNeighbours } from './find-neighbours.ts';

interface LeadKeys {
  readonly leads: readonly Lead[];
  readonly openId: string | undefined;
  readonly openLead: Lead | undefined;
  readonly scrollTo: (index: number) => void;
}

const rowLink = (leadId: string) =>
  document.querySelector<HTMLElement>(`a[data-row="${CSS.escape(leadId)}"]`);

/** Moves through the list by key: j, k and the arrows. With a lead open, it opens the next. */
export function useLeadKeys({ leads, openId, openLead, scrollTo }: LeadKeys): void {
  const navigate = useNavigate();
  const last = useRef<Lead>(undefined);

  const findStart = () => {
    if (openId !== undefined) return openLead;
    const focused = document.activeElement?.getAttribute('data-row');
    return leads.find(({ _id }) => _id === focused) ?? last.current;
  };
  const move = (step: 'next' | 'previous') => {
    const start = findStart();
    const lead = start ? findNeighbours(leads, start)[step] : leads[0];
    if (!lead) return;
    last.current = lead;
    scrollTo(leads.indexOf(lead));
    if (openId === undefined)
      // The row may be made by the scrolling only now.
      requestAnimationFrame(() => rowLink(lead._id)?.focus({ preventScroll: true }));
    else
      void navigate({
        to: '/user/allLeads/$leadId',
        params: { leadId: lead._id },
        search: true,
        replace: true,
      });
  };
  // Arrows also scroll and walk through lists of choices: they are ours only on the list itself.
  const arrow = (step: 'next' | 'previous') => () => {
    const { activeElement } = document;
    if (activeElement !== document.body && !activeElement?.hasAttribute('data-row')) return false;
    move(step);
    return true;
  };
  useHotkeys({
    j: () => move('next'),
    k: () => move('previous'),
    ArrowDown: arrow('next'),
    ArrowUp: arrow('previous'),
    Escape: () => {
      if (openId === undefined) return false;
      void navigate({ to: '/user/allLeads', search: true }).then(() => rowLink(openId)?.focus());
      return true;
    },
  });
}
