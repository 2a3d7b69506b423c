import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleMinus, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { Maintenance } from '../../contract/audit.ts';
import { maintenanceQuery } from '../api/audit.ts';
import { useAdminTexts, useFormats, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** Since when the secrets are the same, and what to do about those that are too old. */
export function MaintenancePanel() {
  const texts = useAdminTexts().maintenance;
  const { ui } = useTexts();
  const id = useId();
  const { data: items, error, refetch } = useQuery(maintenanceQuery);
  return (
    <section
      aria-labelledby={id}
      className="grid gap-3 rounded-xl border border-line bg-surface p-4"
    >
      <div className="grid gap-0.5">
        <h2 id={id} className="text-base font-semibold">
          {texts.title}
        </h2>
        <p className="text-sm text-pretty text-muted">{texts.intro}</p>
      </div>
      {items === undefined && !error && (
        <div role="status">
          <span className="sr-only">{texts.reading}</span>
          <Skeleton className="w-72" />
        </div>
      )}
      {items === undefined && error && (
        <div role="alert" className="flex flex-wrap items-center gap-3 text-sm text-danger-text">
          {texts.notRead} {error.message}
          <Button size="sm" onClick={() => void refetch()}>
            {ui.tryAgain}
          </Button>
        </div>
      )}
      {items && (
        <ul aria-label={texts.title} className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {items.map((item) => (
            <Item key={item.name} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ item: { name, changedAt, isDue } }: { item: Maintenance['items'][number] }) {
  const texts = useAdminTexts().maintenance;
  const { longDay } = useFormats();
  const Icon = isDue ? TriangleAlert : changedAt === null ? CircleMinus : CircleCheck;
  const colour = isDue ? 'text-warn' : changedAt === null ? 'text-faint' : 'text-ok';
  return (
    <li className="flex items-start gap-2.5 text-sm">
      <Icon className={`mt-0.5 size-4 shrink-0 ${colour}`} aria-hidden="true" />
      <div className="grid min-w-0 gap-0.5">
        <span className="font-medium">{texts.names[name]}</span>
        <span className="text-muted">
          {changedAt === null ? texts.none[name] : texts.since[name](longDay(changedAt))}
        </span>
        {isDue && (
          <span className="text-pretty [overflow-wrap:anywhere]">{texts.advice[name]}</span>
        )}
      </div>
    </li>
  );
}
