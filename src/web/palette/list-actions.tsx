import { useNavigate, useRouterState } from '@tanstack/react-router';
import {
  Bookmark,
  Columns3,
  Download,
  History,
  Kanban,
  Keyboard,
  ListFilter,
  PhoneOutgoing,
  Search,
  SquareCheckBig,
  Undo2,
  UserRoundPlus,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { ADD_KEY } from '../leads/lead-action.ts';
import { isNarrowed } from '../leads/lead-filters.ts';
import { runListCommand, type ListCommand } from '../leads/list-commands.ts';
import { BULK_KEYS } from '../leads/selection.tsx';
import { useLeadFilters } from '../leads/use-lead-list.ts';
import { useUser } from '../shell/use-user.ts';
import { usePaletteTexts } from '../texts/use-texts.ts';
import { findUndo, toastStore } from '../ui/toast.ts';
import { whenThere } from '../ui/when-there.ts';
import { PaletteGroup } from './palette-group.tsx';
import { itemIcon, PaletteItem } from './palette-item.tsx';
import { openPalette } from './palette-store.ts';

const LIST = '/user/allLeads';
const BOARD = '/board';
const SHOWN_LIST = '[data-list]:not([inert])';
const press = (element: HTMLElement) => element.click();

interface Command {
  readonly name: keyof ReturnType<typeof usePaletteTexts>['list']['actions'];
  readonly Icon: LucideIcon;
  readonly hotkey?: string;
  readonly onRun: () => void;
}

/** What can be done with the list, from any screen. */
export function ListActions({ onClose }: { onClose: () => void }) {
  const { list: texts } = usePaletteTexts();
  const commands = useListCommands();
  const [undoable] = useState(findUndo);
  return (
    <PaletteGroup title={texts.title}>
      {undoable && (
        <PaletteItem
          id="list undo"
          label={texts.undo(undoable.text)}
          icon={itemIcon(Undo2)}
          hotkey="u"
          onChoose={() => {
            onClose();
            toastStore.press(undoable);
          }}
        />
      )}
      {commands.map(({ name, Icon, hotkey, onRun }) => (
        <PaletteItem
          key={name}
          id={`list ${name}`}
          label={texts.actions[name]}
          icon={itemIcon(Icon)}
          hotkey={hotkey}
          onChoose={() => {
            onClose();
            onRun();
          }}
        />
      ))}
    </PaletteGroup>
  );
}

/** What needs the list on the screen goes there first. */
function useListCommands(): readonly Command[] {
  const { role } = useUser();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [isList, isBoard] = [path.startsWith(LIST), path.startsWith(BOARD)];
  const filters = useLeadFilters();
  const toList = (then: () => void) => {
    // An open lead may cover the list.
    if (!document.querySelector(SHOWN_LIST))
      void navigate({ to: LIST, ...(isList && { search: true }) });
    whenThere(SHOWN_LIST, then);
  };
  const onList = (selector: string, use = press) => toList(() => whenThere(selector, use));
  const run = (command: ListCommand) => () => toList(() => runListCommand(command));
  return [
    {
      name: 'takeNext',
      Icon: PhoneOutgoing,
      hotkey: 'n',
      onRun: () => onList('[data-command="takeNext"]'),
    },
    {
      name: 'add',
      Icon: UserRoundPlus,
      hotkey: ADD_KEY,
      onRun: () => onList('[data-command="add"]'),
    },
    {
      name: 'search',
      Icon: Search,
      hotkey: '/',
      onRun: () => onList('search input', (input) => input.focus()),
    },
    { name: 'filters', Icon: ListFilter, onRun: run('filters') },
    { name: 'columns', Icon: Columns3, onRun: run('columns') },
    ...(isList && isNarrowed(filters)
      ? [{ name: 'saveView', Icon: Bookmark, onRun: run('saveView') } as const]
      : []),
    { name: 'recent', Icon: History, onRun: run('recent') },
    { name: 'selectAll', Icon: SquareCheckBig, hotkey: BULK_KEYS.all, onRun: run('selectAll') },
    ...(role === 'admin'
      ? [
          {
            name: 'export',
            Icon: Download,
            hotkey: BULK_KEYS.export,
            onRun: () => onList('[data-command="export"]'),
          } as const,
        ]
      : []),
    {
      name: isBoard ? 'asList' : 'asBoard',
      Icon: Kanban,
      onRun: () =>
        void navigate({
          to: isBoard ? LIST : BOARD,
          ...((isList || isBoard) && { search: true }),
        }),
    },
    { name: 'keys', Icon: Keyboard, hotkey: '?', onRun: () => openPalette('keys') },
  ];
}
