import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  /** Its level: `h1` if it is the whole screen. */
  heading?: 'h1' | 'h2';
  children?: ReactNode;
  /** Buttons for what a person can do next. */
  actions?: ReactNode;
}

/** Says why there is nothing here and what to do about it. */
export function EmptyState({
  icon,
  title,
  heading: Heading = 'h2',
  children,
  actions,
}: EmptyStateProps) {
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-2 px-6 py-16 text-center">
      <div
        className="mb-1 grid size-11 place-items-center rounded-xl border border-line bg-surface text-muted shadow-low [&_svg]:size-5"
        aria-hidden="true"
      >
        {icon}
      </div>
      <Heading className="text-base font-semibold">{title}</Heading>
      {children && <div className="text-sm text-pretty text-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
