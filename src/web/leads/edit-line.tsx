import clsx from 'clsx';
import { Pencil } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { LineEditorProps } from './line-editor.tsx';

const LineEditor = lazyScreen<LineEditorProps>(
  async () => (await import('./line-editor.tsx')).LineEditor,
  { isQuiet: true },
);

interface EditLineProps extends Omit<LineEditorProps, 'onDone'> {
  icon: ReactNode;
  /** What is shown instead of the plain value. */
  shown?: ReactNode;
  /** More buttons beside the value. */
  actions?: ReactNode;
  /** Opens the editor at once, for a field that has no value yet. */
  isNew?: boolean;
  onClose?: () => void;
}

/** A value that a person changes in its place. */
export function EditLine(props: EditLineProps) {
  const { icon, name, value, type, onSave, shown = value, actions, isNew = false, onClose } = props;
  const texts = useTexts().leads.work.edit;
  const [isEditing, setEditing] = useState(isNew);
  const pencil = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    onClose?.();
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (isEditing)
    return (
      <li>
        <LineEditor name={name} value={value} type={type} onSave={onSave} onDone={close} />
      </li>
    );
  return (
    <li className="group flex min-h-7 items-center gap-2.5 pointer-coarse:min-h-10">
      {icon}
      <span className="sr-only">{name}: </span>
      <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
        {shown}
      </span>
      {actions}
      <IconButton
        ref={pencil}
        data-edit=""
        label={texts.change(name)}
        className={clsx(
          'ml-auto opacity-0 group-hover:opacity-100 focus-visible:opacity-100',
          'pointer-coarse:opacity-100',
        )}
        onClick={() => setEditing(true)}
      >
        <Pencil className="size-3.5" />
      </IconButton>
    </li>
  );
}
