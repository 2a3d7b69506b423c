import { useId, type ReactNode } from 'react';

interface PrivacySectionProps {
  title: string;
  /** What it is for, and what happens. */
  intro: string;
  children: ReactNode;
}

/** One kind of request on the screen about privacy. */
export function PrivacySection({ title, intro, children }: PrivacySectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-4 rounded-xl border border-line bg-surface p-4 md:p-5"
    >
      <div className="grid gap-1">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <p className="max-w-prose text-sm text-pretty text-muted">{intro}</p>
      </div>
      {children}
    </section>
  );
}
