import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { Ellipsis } from 'lucide-react';
import { memo, useRef } from 'react';
import { leadName, shownPhone } from '../leads/lead-name.ts';
import { StatusGlyph } from '../leads/status-glyph.tsx';
import { ColdMark } from '../pipeline/cold-mark.tsx';
import { useStages } from '../pipeline/use-stages.ts';
import { useBoardTexts, useTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';
import type { BoardCardProps } from './board-card-props.ts';
import { focusCard } from './focus-card.ts';
import { useCardDrag } from './use-card-drag.ts';
import { useCardKeys } from './use-card-keys.ts';

/** A lead on the board. It is moved by pointer, by a menu, or by keys. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { lead } = props;
  const texts = useBoardTexts();
  const { leads: leadTexts } = useTexts();
  const card = useRef<HTMLLIElement>(null);
  const { edge, isDragged } = useCardDrag(card, lead);
  const name = leadName(lead, leadTexts.noName);
  const contact = [lead.company, lead.email, shownPhone(lead)].find(
    (text) => text !== '' && text !== name,
  );
  const press = useCardKeys(card, props);
  return (
    <li
      ref={card}
      data-lead={lead._id}
      className={clsx(
        'relative grid gap-1 rounded-lg border border-line bg-surface p-3 shadow-low [contain-intrinsic-height:5.5rem] [content-visibility:auto] hover:border-line-strong',
        isDragged && 'opacity-40',
        edge === 'top' &&
          'before:absolute before:inset-x-1 before:-top-1.5 before:h-0.5 before:bg-accent',
        edge === 'bottom' &&
          'before:absolute before:inset-x-1 before:-bottom-1.5 before:h-0.5 before:bg-accent',
      )}
    >
      <div className="flex items-start gap-1">
        <Link
          to="/user/allLeads/$leadId"
          params={{ leadId: lead._id }}
          search
          preload={false}
          data-card={lead._id}
          draggable={false}
          dir="auto"
          aria-description={texts.keys}
          className={clsx(
            'min-w-0 flex-1 truncate text-sm outline-none after:absolute after:inset-0 after:rounded-lg',
            'focus-visible:after:outline-2 focus-visible:after:outline-focus',
            lead.name ? 'font-medium' : 'text-muted',
          )}
          onKeyDown={press}
        >
          {name}
        </Link>
        <MoveMenu {...props} name={name} />
      </div>
      <p className="flex min-w-0 items-center gap-1.5 text-xs text-muted">
        <PlatformGlyph source={lead.source} className="size-3.5 shrink-0 text-faint" />
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {contact ?? leadTexts.sources[lead.source]}
        </span>
        <TimeAgo iso={lead.createdAt} className="relative z-10 whitespace-nowrap" />
      </p>
      <ColdMark lead={lead} hasWords />
    </li>
  );
});

/** The menu that moves the card without dragging it. */
function MoveMenu({ lead, name, onMove }: BoardCardProps & { name: string }) {
  const texts = useBoardTexts();
  const { stages, nameOf, lookOf } = useStages();
  const moveTo = (status: string) => {
    onMove({ lead, place: { status, after: null } });
    focusCard(lead._id);
  };
  return (
    <Menu
      label={texts.moveTo}
      align="end"
      trigger={
        <Button
          look="ghost"
          size="icon"
          aria-label={texts.moveCard(name)}
          className="relative z-10 -my-1 -mr-1.5"
        >
          <Ellipsis className="size-4" aria-hidden="true" />
        </Button>
      }
    >
      {stages
        .filter(({ id }) => id !== lead.status)
        .map(({ id }) => (
          <MenuItem key={id} onSelect={() => moveTo(id)}>
            <StatusGlyph look={lookOf(id)} />
            {nameOf(id)}
          </MenuItem>
        ))}
      <MenuSeparator />
      <MenuItem onSelect={() => moveTo(lead.status)}>{texts.toTop}</MenuItem>
    </Menu>
  );
}
