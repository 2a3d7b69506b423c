import { useAdminTexts } from '../texts/use-texts.ts';
import { Plug } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { startConnect } from './start-connect.ts';

/** Before the first sign-in to Meta: what will happen. */
export function NoPages() {
  const { noPages } = useAdminTexts().connectors;
  return (
    <div className="rounded-xl border border-line">
      <EmptyState
        icon={<Plug />}
        title={noPages.title}
        actions={
          <Button look="primary" size="lg" onClick={startConnect}>
            {noPages.button}
          </Button>
        }
      >
        {noPages.text}
      </EmptyState>
      <ol className="grid gap-4 border-t border-line p-5 sm:grid-cols-3">
        {noPages.steps.map(([title, text], index) => (
          <li key={title} className="flex gap-3">
            <span
              className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-text"
              aria-hidden="true"
            >
              {index + 1}
            </span>
            <span className="grid gap-0.5">
              <span className="text-sm font-medium">{title}</span>
              <span className="text-sm text-pretty text-muted">{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
