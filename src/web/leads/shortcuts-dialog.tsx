import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';

const SHORTCUTS: readonly [readonly string[], string][] = [
  [['j', '↓'], 'Next lead'],
  [['k', '↑'], 'Previous lead'],
  [['Enter'], 'Open the lead'],
  [['Esc'], 'Close the lead'],
  [['/'], 'Search'],
  [['u'], 'Undo the last status change'],
  [['?'], 'Show these shortcuts'],
];

export const ShortcutsDialog = (props: { isOpen: boolean; onClose: () => void }) => (
  <Dialog title="Keyboard shortcuts" {...props}>
    <dl className="grid gap-2.5">
      {SHORTCUTS.map(([keys, meaning]) => (
        <div key={meaning} className="flex items-center justify-between">
          <dt className="text-sm">{meaning}</dt>
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
