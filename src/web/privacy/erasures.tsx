import { useQuery } from '@tanstack/react-query';
import { erasuresQuery } from '../api/privacy.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PrivacySection } from './privacy-section.tsx';

/** The certificates of all erasures: what was erased when and by whom, and nothing of the person. */
export function Erasures() {
  const { personalData, privacy } = useAdminTexts();
  const { erasures: texts } = privacy;
  const formats = useFormats();
  const { data, error, refetch } = useQuery(erasuresQuery);
  return (
    <PrivacySection title={texts.title} intro={texts.intro}>
      {!data && !error && <Skeleton className="w-64" />}
      {error && !data && (
        <ErrorState title={texts.notLoaded} error={error} onRetry={() => void refetch()} />
      )}
      {data?.erasures.length === 0 && <p className="text-sm text-muted">{texts.none}</p>}
      {data && data.erasures.length > 0 && (
        <ul aria-label={texts.title} className="divide-y divide-line rounded-lg border border-line">
          {data.erasures.map(({ id, at, by, erased }) => (
            <li key={id} className="grid gap-0.5 px-3 py-2.5 text-sm">
              <span className="font-medium">{formats.exact(new Date(at))}</span>
              <span className="text-muted">
                {personalData.erased(erased)} {texts.by(by.name ?? texts.actors[by.kind] ?? by.id)}
              </span>
              <code className="font-mono text-xs break-all text-faint">{id}</code>
            </li>
          ))}
        </ul>
      )}
    </PrivacySection>
  );
}
