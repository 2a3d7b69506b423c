import { Link } from '@tanstack/react-router';
import { ArrowLeft, ChevronDown, ChevronUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { useIsPhone } from '../ui/use-media-query.ts';
import { useLeadList } from './use-lead-list.ts';

/** Above an open lead: the way to its neighbours, and back. */
export function PanelBar({ leadId }: { leadId: string }) {
  const { leads } = useLeadList();
  const isPhone = useIsPhone();
  const index = leads.findIndex(({ _id }) => _id === leadId);
  return (
    <div className="flex h-[53px] shrink-0 items-center gap-0.5 border-b border-line px-3 max-md:px-2">
      {isPhone && (
        <IconButton label="Back to the list" asChild>
          <Link to="/user/allLeads" search>
            <ArrowLeft className="size-5" />
          </Link>
        </IconButton>
      )}
      <span className="flex-1" />
      <Neighbour label="Previous lead" hint="Previous lead (k)" leadId={leads[index - 1]?._id}>
        <ChevronUp className="size-4" />
      </Neighbour>
      <Neighbour
        label="Next lead"
        hint="Next lead (j)"
        leadId={index < 0 ? undefined : leads[index + 1]?._id}
      >
        <ChevronDown className="size-4" />
      </Neighbour>
      {!isPhone && (
        <IconButton label="Close" hint="Close (Esc)" asChild>
          <Link to="/user/allLeads" search>
            <X className="size-4" />
          </Link>
        </IconButton>
      )}
    </div>
  );
}

interface NeighbourProps {
  label: string;
  hint: string;
  leadId: string | undefined;
  children: ReactNode;
}

function Neighbour({ label, hint, leadId, children }: NeighbourProps) {
  if (leadId === undefined)
    return (
      <IconButton label={label} hint={hint} disabled>
        {children}
      </IconButton>
    );
  return (
    <IconButton label={label} hint={hint} asChild>
      <Link to="/user/allLeads/$leadId" params={{ leadId }} search replace>
        {children}
      </Link>
    </IconButton>
  );
}
