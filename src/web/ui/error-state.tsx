import { CloudOff } from 'lucide-react';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

interface ErrorStateProps {
  title: string;
  error: Error;
  onRetry: () => void;
}

/** Something could not be read; it says why and offers to try again. */
export const ErrorState = ({ title, error, onRetry }: ErrorStateProps) => (
  <div role="alert">
    <EmptyState
      icon={<CloudOff />}
      title={title}
      actions={<Button onClick={onRetry}>Try again</Button>}
    >
      {error.message}
    </EmptyState>
  </div>
);
