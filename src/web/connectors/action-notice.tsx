import { useAdminTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import type { PageFailure } from './use-page-action.ts';

interface ActionNoticeProps {
  failures: readonly PageFailure[];
  onDismiss: () => void;
}

/** Names each entry that could not be changed, and why. */
export function ActionNotice({ failures, onDismiss }: ActionNoticeProps) {
  const { change } = useAdminTexts().connectors;
  const [first] = failures;
  if (!first) return null;
  const title = change[first.kind].failed(
    failures.length === 1 ? first.name : change.many(failures.length),
  );
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
