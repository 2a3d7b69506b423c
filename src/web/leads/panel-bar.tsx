import { Link } from '@tanstack/react-router';
import { ArrowLeft, ChevronDown, ChevronUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { usePanelCovers } from '../ui/use-media-query.ts';
import { useLeadList } from './use-lead-list.ts';
import { useNeighbours } from './use-neighbours.ts';

/** Above an open lead: the links to its neighbours, and back. */
export function PanelBar({ lead }: { lead: Lead | undefined }) {
  const { leads } = useLeadList();
  const { details } = useTexts().leads;
  const covers = usePanelCovers();
  const { previous, next } = useNeighbours(leads, lead);
  return (
    <div className="flex h-[53px] shrink-0 items-center gap-0.5 border-b border-line px-3 max-md:px-2">
      {covers && (
        <IconButton label={details.back} asChild>
          <Link to="/user/allLeads" search data-lead-button="close">
            <ArrowLeft className="size-5" />
          </Link>
        </IconButton>
      )}
      <span className="flex-1" />
      <Neighbour
        name="previous"
        label={details.previous}
        hint={details.withKey(details.previous, 'k')}
        lead={previous}
      >
        <ChevronUp className="size-4" />
      </Neighbour>
      <Neighbour
        name="next"
        label={details.next}
        hint={details.withKey(details.next, 'j')}
        lead={next}
      >
        <ChevronDown className="size-4" />
      </Neighbour>
      {!covers && (
        <IconButton label={details.close} hint={details.withKey(details.close, 'Esc')} asChild>
          <Link to="/user/allLeads" search data-lead-button="close">
            <X className="size-4" />
          </Link>
        </IconButton>
      )}
    </div>
  );
}

interface NeighbourProps {
  name: 'previous' | 'next';
  label: string;
  hint: string;
  lead: Lead | undefined;
  children: ReactNode;
}

function Neighbour({ name, label, hint, lead, children }: NeighbourProps) {
  if (!lead)
    return (
      <IconButton label={label} hint={hint} disabled>
        {children}
      </IconButton>
    );
  return (
    <IconButton label={label} hint={hint} asChild>
      <Link
        to="/user/allLeads/$leadId"
        params={{ leadId: lead._id }}
        search
        replace
        data-lead-button={name}
      >
        {children}
      </Link>
    </IconButton>
  );
}
