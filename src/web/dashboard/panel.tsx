import { useId, type ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** What is counted, if the title does not say it. */
  intro?: ReactNode;
  /** Choices at the end of the line of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of the dashboard. */
export function Panel({ title, intro, actions, children }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 content-start gap-4 rounded-xl border border-line bg-surface p-4"
    >
      <header className="grid gap-1">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {actions}
        </div>
        {intro !== undefined && <p className="text-xs text-pretty text-muted">{intro}</p>}
      </header>
      {children}
    </section>
  );
}
