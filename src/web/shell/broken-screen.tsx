import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../ui/error-state.tsx';

/** Where a screen cannot be shown at all. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  const shown = error instanceof Error ? error : new Error('Load the page again.');
  return (
    <main className="grid min-h-full place-items-center">
      <ErrorState title="This page could not be shown" error={shown} onRetry={retry} />
    </main>
  );
}
