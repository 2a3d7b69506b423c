import { ExternalLink } from 'lucide-react';
import type { DeletionIdsAnswer } from '../../contract/privacy.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { CopyButton } from '../ui/copy-button.tsx';

/** What was done for each id, with the code and the page that the person can be given. */
export function DeletionResults({ results }: { results: DeletionIdsAnswer['results'] }) {
  const { deletionIds: texts } = useAdminTexts().privacy;
  return (
    <div className="grid gap-2">
      <p role="status" className="text-sm font-medium">
        {texts.done(results.length)}
      </p>
      <ul aria-label={texts.results} className="divide-y divide-line rounded-lg border border-line">
        {results.map(({ id, pages, url, confirmation_code: code }) => (
          <li
            key={code}
            className="grid gap-x-4 gap-y-1 px-3 py-2.5 text-sm sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
          >
            <div className="grid gap-0.5">
              <span className="font-mono break-all">{id}</span>
              <span className="text-muted">{texts.outcome(pages)}</span>
            </div>
            <div className="flex flex-wrap items-center gap-x-1 gap-y-0.5 text-xs text-muted">
              <span>{texts.code}</span>
              <code className="font-mono break-all text-ink">{code}</code>
              <CopyButton text={url} label={texts.copyAddress(code)} />
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 rounded-sm py-1 font-medium text-accent-text hover:underline"
              >
                {texts.statusPage}
                <ExternalLink className="size-3.5" aria-hidden="true" />
                <span className="sr-only">{texts.ofCode(code)}</span>
              </a>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
