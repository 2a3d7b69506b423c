import { Alert } from '../ui/alert.tsx';
import type { PageFailure } from './use-page-action.ts';

interface ActionNoticeProps {
  failures: readonly PageFailure[];
  onDismiss: () => void;
}

/** Names each entry that could not be changed, and why. */
export function ActionNotice({ failures, onDismiss }: ActionNoticeProps) {
  const [first] = failures;
  if (!first) return null;
  const title =
    failures.length === 1
      ? `Could not ${first.kind} ${first.name}`
      : `Could not ${first.kind} ${failures.length} Pages and accounts`;
  return (
    <Alert tone="danger" title={title} onDismiss={onDismiss}>
      {failures.length === 1 ? (
        <p>{first.message}</p>
      ) : (
        <ul className="grid gap-1">
          {failures.map(({ name, message }) => (
            <li key={name}>
              <span className="font-medium">{name}</span>: {message}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
