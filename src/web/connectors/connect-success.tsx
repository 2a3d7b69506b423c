import type { AbilityCode } from '../../reasons.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import { useState } from 'react';
import type { ConnectedPage } from '../../contract/page.ts';
import { Alert } from '../ui/alert.tsx';
import { isAbility, type ConnectOutcome } from './connect-outcome.ts';

interface ConnectSuccessProps {
  outcome: ConnectOutcome;
  /** Undefined until they are read. */
  pages: readonly ConnectedPage[] | undefined;
  onDismiss: () => void;
}

/** The person or the app may not read the leads of the Page. */
const LEADS_REFUSED: ReadonlySet<ConnectedPage['verdict']['code']> = new Set([
  'leads-refused',
  'leads-access',
  'leads-access-customised',
  'no-task',
  'forms-hidden',
]);

/** The permission that adds each ability. */
const PERMISSION_OF: Readonly<Record<AbilityCode, string>> = {
  'real-time': 'pages_manage_metadata',
  'form-list': 'pages_manage_ads',
  'ad-names': 'ads_management',
  'portfolio-pages': 'business_management',
  'instagram-accounts': 'instagram_basic',
};

/** A sign-in that worked: what to do next, and what does not work without some permissions. */
export function ConnectSuccess({ outcome, pages, onDismiss }: ConnectSuccessProps) {
  const { outcome: texts } = useAdminTexts().connectors;
  const without = outcome.without?.split(',').filter(isAbility) ?? [];
  const refused = pages?.filter(({ verdict }) => LEADS_REFUSED.has(verdict.code)) ?? [];
  const isNothingOn = pages?.every(({ isActive }) => !isActive) ?? false;
  const [beganOff, setBeganOff] = useState<boolean>();
  if (beganOff === undefined && pages !== undefined) setBeganOff(isNothingOn);
  // It asked to enable a Page, and that is done.
  const isDone = beganOff === true && !isNothingOn;
  if (isDone && without.length === 0 && refused.length === 0) return null;
  return (
    <Alert tone={refused.length > 0 ? 'warn' : 'ok'} title={texts.connected} onDismiss={onDismiss}>
      {isNothingOn && <p>{texts.nothingOn}</p>}
      {beganOff === false && <p>{texts.goesOn}</p>}
      {refused.length > 0 && (
        <ul className="grid gap-1">
          {refused.map(({ pageId, verdict }) => (
            <li key={pageId}>{sayReason(verdict)}</li>
          ))}
        </ul>
      )}
      {without.length > 0 && (
        <>
          <p>{texts.without}</p>
          <ul className="list-disc pl-5 text-muted">
            {without.map((code) => (
              <li key={code}>
                {texts.abilities[code]}{' '}
                <span className="whitespace-nowrap">({PERMISSION_OF[code]})</span>
              </li>
            ))}
          </ul>
          <p>{texts.addOne}</p>
        </>
      )}
    </Alert>
  );
}
