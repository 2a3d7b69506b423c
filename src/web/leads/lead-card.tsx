import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { Phone } from 'lucide-react';
import { memo } from 'react';
import { ColdMark } from '../pipeline/cold-mark.tsx';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { beginContact } from './begun-contacts.ts';
import { phoneLink } from './contact-links.ts';
import { leadName, nameLook, shownPhone } from './lead-name.ts';
import type { LeadItemProps } from './lead-row.tsx';
import { SelectBox } from './select-box.tsx';
import { useSelection } from './selection.tsx';
import { WaitingTime } from './waiting-time.tsx';
import { StatusSelect } from './status-select.tsx';

/** A lead in the list of a phone: who, how to reach them, how far it has come. */
export const LeadCard = memo(function LeadCard({ lead, isArrived, top, height }: LeadItemProps) {
  const { leads: texts } = useTexts();
  const { isChoosing } = useSelection();
  const name = leadName(lead, texts.noName);
  const call = phoneLink(lead);
  const contact = [lead.company, lead.email, shownPhone(lead)].find(
    (text) => text !== '' && text !== name,
  );
  return (
    <div
      role="listitem"
      data-lead={lead._id}
      data-arrived={isArrived || undefined}
      className={clsx(
        'absolute inset-x-0 top-0 flex items-center gap-3 border-b border-line/70 px-4 active:bg-hover',
        isArrived && 'animate-arrive shadow-[inset_2px_0_var(--accent)]',
      )}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {isChoosing && <SelectBox lead={lead} className="-ml-1 size-7" />}
      <div className="grid min-w-0 flex-1 gap-0.5">
        <Link
          to="/user/allLeads/$leadId"
          params={{ leadId: lead._id }}
          search
          preload={false}
          data-row={lead._id}
          dir="auto"
          className={clsx(
            'truncate text-base outline-none after:absolute after:inset-0 after:-outline-offset-2',
            'focus-visible:after:outline-2 focus-visible:after:outline-focus',
            nameLook(lead),
          )}
        >
          {name}
        </Link>
        {lead.firstSeenAt === null && <span className="sr-only">{texts.unseen}</span>}
        <span className="flex min-w-0 items-center gap-1.5 text-sm text-muted">
          <PlatformGlyph source={lead.source} className="size-3.5 text-faint" />
          <span className="sr-only">{texts.sources[lead.source]}</span>
          <span dir="auto" className="truncate">
            {contact ?? texts.sources[lead.source]}
          </span>
        </span>
      </div>
      <div className="grid shrink-0 justify-items-end gap-0.5">
        <span className="flex items-center gap-1.5">
          <ColdMark lead={lead} />
          <WaitingTime lead={lead} className="text-xs" />
        </span>
        <StatusSelect
          lead={lead}
          label={texts.statusOf(name)}
          look="quiet"
          className="relative z-10 -mr-1.5"
        />
      </div>
      {call !== undefined && (
        <a
          href={call}
          onClick={() => beginContact(lead._id, 'call')}
          aria-label={texts.callName(name)}
          className="relative z-10 -mr-2 grid size-11 place-items-center rounded-full bg-hover text-accent-text active:bg-pressed"
        >
          <Phone className="size-4.5" aria-hidden="true" />
        </a>
      )}
    </div>
  );
});
