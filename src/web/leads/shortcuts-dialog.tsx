import { usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { LEAD_KEYS } from './lead-action.ts';
import { SHORTCUTS } from './shortcuts.ts';

type Shortcut = readonly [keys: readonly string[], meaning: string];

/** Loaded with the texts of the palette, which names the same actions. */
export function ShortcutsDialog(props: { isOpen: boolean; onClose: () => void }) {
  const { toolbar, shortcuts } = useTexts().leads;
  const { actions, onOpenLead } = usePaletteTexts();
  const everywhere = SHORTCUTS.map(([keys, name]): Shortcut => [keys, shortcuts[name]]);
  const onLead = Object.entries(LEAD_KEYS).map(([name, key]): Shortcut => [
    [key],
    actions[name as keyof typeof LEAD_KEYS].replace('…', ''),
  ]);
  return (
    <Dialog title={toolbar.shortcuts} isWide {...props}>
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        <ShortcutList shortcuts={everywhere} />
        <div className="grid content-start gap-2.5">
          <h3 className="text-sm font-medium text-muted">{onOpenLead}</h3>
          <ShortcutList shortcuts={onLead} />
        </div>
      </div>
    </Dialog>
  );
}

const ShortcutList = ({ shortcuts }: { shortcuts: readonly Shortcut[] }) => (
  <dl className="grid content-start gap-2.5">
    {shortcuts.map(([keys, meaning]) => (
      <div key={meaning} className="flex items-center justify-between gap-4">
        <dt className="text-sm">{meaning}</dt>
        <dd className="flex gap-1">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </dd>
      </div>
    ))}
  </dl>
);
