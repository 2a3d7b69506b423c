import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useBasicTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';

/** For a screen that cannot be shown at all. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const { broken } = useBasicTexts().shell;
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  const shown = error instanceof Error ? error : new Error(broken.text);
  return (
    <main className="grid min-h-full place-items-center">
      <ErrorState title={broken.title} error={shown} onRetry={retry} />
    </main>
  );
}
