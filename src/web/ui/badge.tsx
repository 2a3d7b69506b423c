import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';

const badgeLook = cva(
  'inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap',
  {
    variants: {
      tone: {
        plain: 'bg-hover text-muted',
        accent: 'bg-accent-soft text-accent-text',
        ok: 'bg-ok-soft text-ok',
        warn: 'bg-warn-soft text-warn',
        danger: 'bg-danger-soft text-danger-text',
      },
    },
    defaultVariants: { tone: 'plain' },
  },
);

export const Badge = ({
  tone,
  children,
}: VariantProps<typeof badgeLook> & { children: ReactNode }) => (
  <span className={badgeLook({ tone })}>{children}</span>
);
