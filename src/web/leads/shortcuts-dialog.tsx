import { useTexts } from '../texts/use-texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';

const SHORTCUTS = [
  [['j', '↓'], 'next'],
  [['k', '↑'], 'previous'],
  [['Enter'], 'open'],
  [['Esc'], 'close'],
  [['/'], 'search'],
  [['u'], 'undo'],
  [['?'], 'help'],
] as const;

export function ShortcutsDialog(props: { isOpen: boolean; onClose: () => void }) {
  const { toolbar, shortcuts } = useTexts().leads;
  return (
    <Dialog title={toolbar.shortcuts} {...props}>
      <dl className="grid gap-2.5">
        {SHORTCUTS.map(([keys, name]) => (
          <div key={name} className="flex items-center justify-between gap-4">
            <dt className="text-sm">{shortcuts[name]}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
