import { Command } from 'cmdk';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Kbd } from '../ui/kbd.tsx';

interface PaletteItemProps {
  /** Tells it apart from all others. */
  id: string;
  label: string;
  /** What else finds it. */
  keywords?: readonly string[];
  icon?: ReactNode;
  /** The key that does the same without the palette. */
  hotkey?: string | undefined;
  /** It is the present value. */
  isChosen?: boolean;
  /** A second line. */
  detail?: string | undefined;
  onChoose: () => void;
}

/** One line of the palette. */
export const PaletteItem = ({
  id,
  label,
  keywords = [],
  icon,
  hotkey,
  isChosen = false,
  detail,
  onChoose,
}: PaletteItemProps) => (
  <Command.Item
    value={id}
    keywords={[label, ...keywords]}
    className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 py-1.5 text-sm select-none data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    onSelect={onChoose}
  >
    <span className="flex size-4 shrink-0 items-center justify-center text-muted">{icon}</span>
    <span className="grid min-w-0 flex-1">
      <span dir="auto" className="truncate">
        {label}
      </span>
      {detail && <span className="truncate text-xs text-muted">{detail}</span>}
    </span>
    {isChosen && <Check className="size-4 text-accent-text" aria-hidden="true" />}
    {hotkey && (
      <span aria-hidden="true" className="pointer-coarse:hidden">
        <Kbd>{hotkey}</Kbd>
      </span>
    )}
  </Command.Item>
);

/** The icon of a line. */
export const itemIcon = (Icon: LucideIcon) => <Icon className="size-4" aria-hidden="true" />;
