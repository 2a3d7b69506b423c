import type { ComponentProps } from 'react';
import { Button } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

type IconButtonProps = Omit<ComponentProps<typeof Button>, 'size' | 'aria-label'> & {
  /** Its accessible name. */
  label: string;
  /** Shown on hover and focus; the label if it is left out. */
  hint?: string;
};

/** A button that is only an icon: it always has a name, and shows it. */
export function IconButton({ label, hint = label, look = 'ghost', ...props }: IconButtonProps) {
  return (
    <Tooltip text={hint} isDescription={hint !== label}>
      <Button size="icon" look={look} aria-label={label} {...props} />
    </Tooltip>
  );
}
