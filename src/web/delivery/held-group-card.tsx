import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import { useState, type RefObject } from 'react';
import type { HeldGroup, HeldLead, HeldState } from '../../contract/inbox.ts';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';
import { Button } from '../ui/button.tsx';
import { GroupActions } from './group-actions.tsx';
import { HeldRow } from './held-row.tsx';

interface HeldGroupCardProps {
  state: HeldState;
  group: HeldGroup;
  leads: readonly HeldLead[];
  home: RefObject<HTMLElement | null>;
  onOpen: (lead: HeldLead) => void;
}

/** How many leads of a group are shown at first. */
const SHOWN = 5;

/** Leads with the same cause: the reason once, what can be done about all of them, then each. */
export function HeldGroupCard({ state, group, leads, home, onOpen }: HeldGroupCardProps) {
  const texts = useAdminTexts().delivery;
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? leads : leads.slice(0, SHOWN);
  const entry = group.entry?.name ?? group.pageName;
  // While its Page or account is disabled, a skipped lead would only be skipped again.
  const canRetry = state !== 'skipped' || group.entry?.isActive === true;
  const name = entry || texts.pageGone;
  return (
    <section aria-label={texts.group(name, group.count)} className="rounded-xl border border-line">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4">
        <div className="grid min-w-0 flex-1 basis-72 gap-1">
          <h2 className="flex flex-wrap items-center gap-x-1.5 text-sm font-medium">
            {group.platform && (
              <PlatformGlyph source={group.platform} className="size-4 text-muted" />
            )}
            <span className="[overflow-wrap:anywhere]">{name}</span>
            <span className="font-normal text-muted">· {texts.leads(group.count)}</span>
          </h2>
          {state !== 'dismissed' && (
            <p className="text-sm text-pretty [overflow-wrap:anywhere]">
              {sayReason(group.reason)}
            </p>
          )}
        </div>
        <GroupActions state={state} group={group} home={home} />
      </div>
      <ul aria-label={texts.leadsOf(name)} className="divide-y divide-line border-t border-line">
        {shown.map((lead) => (
          <HeldRow
            key={lead.leadId}
            lead={lead}
            isReasonKnown={
              state !== 'dismissed' && sayReason(lead.reason) === sayReason(group.reason)
            }
            canRetry={canRetry}
            home={home}
            onOpen={() => onOpen(lead)}
          />
        ))}
      </ul>
      {leads.length > SHOWN && (
        <div className="border-t border-line p-2 text-center">
          <Button look="ghost" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? texts.showFewer : texts.showMore(leads.length - SHOWN)}
          </Button>
        </div>
      )}
    </section>
  );
}
