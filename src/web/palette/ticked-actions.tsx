import {
  CircleDot,
  Download,
  Flag,
  SquareCheckBig,
  Tag,
  UserRound,
  UserX,
  X,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { BULK_KEYS } from '../leads/selection.tsx';
import { usePaletteTexts } from '../texts/use-texts.ts';
import { whenThere } from '../ui/when-there.ts';
import { PaletteGroup } from './palette-group.tsx';
import { itemIcon, PaletteItem } from './palette-item.tsx';

interface Action {
  readonly Icon: LucideIcon;
  readonly hotkey: string | undefined;
}

/** The buttons of the bar above the list, with their keys. */
const ACTIONS = {
  status: { Icon: CircleDot, hotkey: BULK_KEYS.status },
  owner: { Icon: UserRound, hotkey: BULK_KEYS.owner },
  priority: { Icon: Flag, hotkey: BULK_KEYS.priority },
  tag: { Icon: Tag, hotkey: BULK_KEYS.tag },
  export: { Icon: Download, hotkey: BULK_KEYS.export },
  erase: { Icon: UserX, hotkey: undefined },
  all: { Icon: SquareCheckBig, hotkey: BULK_KEYS.all },
  clear: { Icon: X, hotkey: 'Esc' },
} as const satisfies Record<string, Action>;

type ActionName = keyof typeof ACTIONS;

const selectorOf = (name: ActionName) => `[data-bulk="${name}"]`;

/** What can be done with the leads that are ticked. */
export function TickedActions({ onClose }: { onClose: () => void }) {
  const { ticked: texts } = usePaletteTexts();
  // As it was when the palette was opened: an open lead that covers the list hides the bar.
  const [names] = useState(() =>
    document.querySelector('[data-ticked]') === null
      ? []
      : (Object.keys(ACTIONS) as ActionName[]).filter((name) => {
          const button = document.querySelector(selectorOf(name));
          return button !== null && button.closest('[inert]') === null;
        }),
  );
  if (names.length === 0) return null;
  return (
    <PaletteGroup title={texts.title}>
      {names.map((name) => {
        const { Icon, hotkey } = ACTIONS[name];
        return (
          <PaletteItem
            key={name}
            id={`ticked ${name}`}
            label={texts.actions[name]}
            icon={itemIcon(Icon)}
            hotkey={hotkey}
            onChoose={() => {
              onClose();
              whenThere(selectorOf(name), (button) => button.click());
            }}
          />
        );
      })}
    </PaletteGroup>
  );
}
