import { Plug } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { startConnect } from './start-connect.ts';

const STEPS = [
  ['Connect', 'Sign in to Meta and choose the Pages whose leads you want here.'],
  ['Enable', 'Switch on each Page and Instagram account. Leads come in from then on.'],
  ['Done', 'Each enquiry appears in the lead list within a second.'],
] as const;

/** Before the first sign-in to Meta: what will happen. */
export const NoPages = () => (
  <div className="rounded-xl border border-line">
    <EmptyState
      icon={<Plug />}
      title="No Page is connected yet"
      actions={
        <Button look="primary" size="lg" onClick={startConnect}>
          Connect your first Page
        </Button>
      }
    >
      You need a role on the Page that lets you see its leads.
    </EmptyState>
    <ol className="grid gap-4 border-t border-line p-5 sm:grid-cols-3">
      {STEPS.map(([title, text], index) => (
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
