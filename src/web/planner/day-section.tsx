import clsx from 'clsx';
import { useId, type ReactNode } from 'react';

interface DaySectionProps {
  title: string;
  /** Draws attention to it. */
  isUrgent?: boolean;
  children: ReactNode;
}

/** A day or another group, with its heading and its list. */
export function DaySection({ title, isUrgent = false, children }: DaySectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2
        id={id}
        className={clsx(
          'text-sm font-semibold first-letter:uppercase',
          isUrgent && 'text-danger-text',
        )}
      >
        {title}
      </h2>
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface">{children}</ul>
    </section>
  );
}
