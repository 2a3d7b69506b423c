import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { memo } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { ColdMark } from '../pipeline/cold-mark.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { beginContact } from './begun-contacts.ts';
import { useColumns } from './column-setting.ts';
import { LeadCell } from './lead-cell.tsx';
import { CELLS, PLACES, ROW_GRID, type Place } from './lead-columns.ts';
import { phoneLink } from './contact-links.ts';
import { leadName, nameLook, shownPhone } from './lead-name.ts';
import { SelectBox } from './select-box.tsx';
import { StatusSelect } from './status-select.tsx';
import { WaitingTime } from './waiting-time.tsx';

export interface LeadItemProps {
  lead: Lead;
  index: number;
  isOpen: boolean;
  isArrived: boolean;
  /** Its distance from the first row's top, in px. */
  top: number;
  /** In px. */
  height: number;
}

/** A lead in the table. Its name is the link; the whole row is the link's area. */
export const LeadRow = memo(function LeadRow(props: LeadItemProps) {
  const { lead, index, isOpen, isArrived, top, height } = props;
  const { leads: texts } = useTexts();
  const name = leadName(lead, texts.noName);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-lead={lead._id}
      data-arrived={isArrived || undefined}
      className={clsx(
        ROW_GRID,
        'absolute inset-x-0 top-0 border-b border-line/70 hover:bg-hover',
        'has-[a[data-row]:focus-visible]:bg-hover',
        isOpen && 'bg-pressed shadow-[inset_2px_0_var(--accent)]',
        isArrived && 'animate-arrive shadow-[inset_2px_0_var(--accent)]',
      )}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div role="cell" className={CELLS.name}>
        <SelectBox lead={lead} className="mr-2.5 size-4" />
        <LeadLink lead={lead} isOpen={isOpen} />
        {lead.firstSeenAt === null && <span className="sr-only">{texts.unseen}</span>}
      </div>
      <ChosenCell lead={lead} place="first" />
      <div role="cell" className={CELLS.phone}>
        <PhoneNumber lead={lead} />
      </div>
      <ChosenCell lead={lead} place="second" />
      <ChosenCell lead={lead} place="third" />
      <div role="cell" className={CELLS.status}>
        <StatusSelect
          lead={lead}
          label={texts.statusOf(name)}
          look="quiet"
          className="relative z-10"
        />
        <ColdMark lead={lead} />
      </div>
      <ChosenCell lead={lead} place="fourth" />
      <div role="cell" className={CELLS.time}>
        <WaitingTime lead={lead} className="relative z-10 whitespace-nowrap tabular-nums" />
      </div>
    </div>
  );
});

/** A cell whose content a person has chosen. */
function ChosenCell({ lead, place }: { lead: Lead; place: Place }) {
  const column = useColumns()[PLACES.indexOf(place)];
  return (
    <div role="cell" className={CELLS[place]}>
      {column && <LeadCell lead={lead} column={column} />}
    </div>
  );
}

/** The name of a lead. The link covers the whole row. */
function LeadLink({ lead, isOpen }: Pick<LeadItemProps, 'lead' | 'isOpen'>) {
  const { leads: texts } = useTexts();
  return (
    <Link
      to="/user/allLeads/$leadId"
      params={{ leadId: lead._id }}
      search
      preload={false}
      data-row={lead._id}
      dir="auto"
      aria-current={isOpen || undefined}
      className={clsx(
        'truncate text-sm outline-none after:absolute after:inset-0 after:-outline-offset-2',
        'focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:outline-focus',
        nameLook(lead),
      )}
    >
      {leadName(lead, texts.noName)}
    </Link>
  );
}

/** The phone number of a lead: a link, if it can be called. */
function PhoneNumber({ lead }: Pick<LeadItemProps, 'lead'>) {
  const call = phoneLink(lead);
  if (call === undefined)
    return (
      <span dir="auto" className="truncate text-muted">
        {lead.phone}
      </span>
    );
  return (
    <a
      href={call}
      onClick={() => beginContact(lead._id, 'call')}
      className="relative z-10 truncate rounded-sm text-muted tabular-nums hover:text-ink hover:underline"
    >
      {shownPhone(lead)}
    </a>
  );
}
