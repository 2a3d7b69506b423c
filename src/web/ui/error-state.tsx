import { CloudOff } from 'lucide-react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

interface ErrorStateProps {
  title: string;
  error: Error;
  onRetry: () => void;
}

/** Says what could not be loaded and why, and offers to try again. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  const { ui } = useBasicTexts();
  return (
    <div role="alert">
      <EmptyState
        icon={<CloudOff />}
        title={title}
        actions={<Button onClick={onRetry}>{ui.tryAgain}</Button>}
      >
        {error.message}
      </EmptyState>
    </div>
  );
}
