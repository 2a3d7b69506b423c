import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { findNeighbours } from './find-neighbours.ts';
import { runListCommand } from './list-commands.ts';
import { BULK_KEYS, useSelection } from './selection.tsx';
import { useLeadActionKeys } from './use-lead-action-keys.ts';
import { useNeighbours } from './use-neighbours.ts';

interface LeadKeys {
  readonly leads: readonly Lead[];
  readonly openId: string | undefined;
  readonly openLead: Lead | undefined;
  readonly scrollTo: (index: number) => void;
}

const rowLink = (leadId: string) =>
  document.querySelector<HTMLElement>(`a[data-row="${CSS.escape(leadId)}"]`);

/**
 * Immediately if the row is there, so that Enter right after an arrow opens the right lead. Otherwise the
 * row is there in the next frame, after the scroll.
 */
function focusRow(leadId: string): void {
  const link = rowLink(leadId);
  if (link) link.focus({ preventScroll: true });
  else requestAnimationFrame(() => rowLink(leadId)?.focus({ preventScroll: true }));
}

/**
 * Moves through the list by key: j, k and the arrows. With a lead open, it opens the next. Other keys act on the lead that
 * has the focus, or on those that are ticked.
 */
export function useLeadKeys({ leads, openId, openLead, scrollTo }: LeadKeys): void {
  const navigate = useNavigate();
  const { ids, toggle } = useSelection();
  const last = useRef<Lead>(undefined);
  const besideOpen = useNeighbours(leads, openLead);

  const findFocused = () => {
    const focused = document.activeElement?.getAttribute('data-row');
    return leads.find(({ _id }) => _id === focused) ?? last.current;
  };
  const move = (step: 'next' | 'previous') => {
    const start = openId === undefined ? findFocused() : openLead;
    const neighbours = openId === undefined ? findNeighbours(leads, start) : besideOpen;
    const lead = start ? neighbours[step] : leads[0];
    if (!lead) return;
    last.current = lead;
    scrollTo(leads.indexOf(lead));
    if (openId === undefined) focusRow(lead._id);
    else
      void navigate({
        to: '/user/allLeads/$leadId',
        params: { leadId: lead._id },
        search: true,
        replace: true,
      });
  };
  // Arrows also scroll and move through lists of choices. They move the row only from the list itself.
  const arrow = (step: 'next' | 'previous') => () => {
    const { activeElement } = document;
    if (activeElement !== document.body && !activeElement?.hasAttribute('data-row')) return false;
    move(step);
    return true;
  };
  useLeadActionKeys((action) => {
    // The keys of an open lead are its own, and some are for the leads that are ticked.
    if (openId !== undefined || (ids.size > 0 && action in BULK_KEYS)) return undefined;
    const row = document.activeElement?.closest('[data-lead]')?.getAttribute('data-lead');
    return leads.find(({ _id }) => _id === row);
  }, openId);
  useHotkeys({
    j: () => move('next'),
    k: () => move('previous'),
    ArrowDown: arrow('next'),
    ArrowUp: arrow('previous'),
    x: () => {
      const lead = openId === undefined ? findFocused() : openLead;
      if (!lead) return false;
      toggle(
        lead._id,
        false,
        leads.map(({ _id }) => _id),
      );
      return true;
    },
    [BULK_KEYS.all]: () => {
      if (openId !== undefined) return false;
      return runListCommand('selectAll');
    },
    Escape: () => {
      if (openId === undefined) return false;
      void navigate({ to: '/user/allLeads', search: true }).then(() => rowLink(openId)?.focus());
      return true;
    },
  });
}
