import { useId, type ReactNode } from 'react';

/** One part of a lead's details. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line px-5 py-4">
      <h3 id={id} className="mb-2.5 text-sm font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}

/** Names and values in two columns. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-sm">{children}</dl>
);

/** A name and its value; nothing if the value is unknown. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === '' || children === null || children === undefined) return null;
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd dir="auto" className="min-w-0 text-left [overflow-wrap:anywhere]">
        {children}
      </dd>
    </>
  );
}
