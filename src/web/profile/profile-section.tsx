import { useId, type ReactNode } from 'react';

interface ProfileSectionProps {
  title: string;
  text?: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** One part of the profile, with its heading. */
export function ProfileSection({ title, text, actions, children }: ProfileSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-xl border border-line p-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {text !== undefined && <p className="text-sm text-pretty text-muted">{text}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
