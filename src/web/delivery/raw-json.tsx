import { useAdminTexts } from '../texts/use-texts.ts';
import { CopyButton } from '../ui/copy-button.tsx';

/** JSON of Meta's, word for word, behind a heading that opens it. */
export function RawJson({ title, json }: { title: string; json: string | null }) {
  const { dialog } = useAdminTexts().delivery;
  if (json === null) return null;
  return (
    <details className="min-w-0 rounded-lg border border-line text-sm">
      <summary className="cursor-pointer rounded-lg px-3 py-2 font-medium hover:bg-hover">
        {title}
      </summary>
      <div className="flex items-start gap-2 border-t border-line p-3">
        <pre className="min-w-0 flex-1 text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
          {json}
        </pre>
        <CopyButton text={json} label={dialog.copy(title)} />
      </div>
    </details>
  );
}
