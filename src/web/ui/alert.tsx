import { cva, type VariantProps } from 'class-variance-authority';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { IconButton } from './icon-button.tsx';

const alertLook = cva('flex gap-2.5 rounded-xl border px-4 py-3 text-sm', {
  variants: {
    tone: {
      info: 'border-line bg-hover text-ink [&>svg]:text-muted',
      ok: 'border-ok/25 bg-ok-soft text-ink [&>svg]:text-ok',
      warn: 'border-warn/30 bg-warn-soft text-ink [&>svg]:text-warn',
      danger: 'border-danger/25 bg-danger-soft text-ink [&>svg]:text-danger-text',
    },
  },
  defaultVariants: { tone: 'info' },
});

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

interface AlertProps extends VariantProps<typeof alertLook> {
  title?: string;
  children?: ReactNode;
  /** Shows a button that hides the message. */
  onDismiss?: () => void;
}

/** A message that stays until its cause is gone or a person hides it. */
export function Alert({ tone, title, children, onDismiss }: AlertProps) {
  const { ui } = useBasicTexts();
  const Icon = ICONS[tone ?? 'info'];
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={alertLook({ tone })}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {onDismiss && (
        <IconButton
          label={ui.dismiss}
          className="-my-1 -mr-2 pointer-coarse:-my-2.5 pointer-coarse:-mr-3"
          onClick={onDismiss}
        >
          <X className="size-4" />
        </IconButton>
      )}
    </div>
  );
}
