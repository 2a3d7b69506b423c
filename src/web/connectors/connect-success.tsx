import { sayReason } from '../texts/say-reason.ts';
import { useState } from 'react';
import type { ConnectedPage } from '../../contract/page.ts';
import { Alert } from '../ui/alert.tsx';
import { isAbility, type ConnectOutcome } from './connect-outcome.ts';
import { WITHOUT } from './missing-abilities.ts';

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

/** A sign-in that worked: what to do next, and what does not work without some permissions. */
export function ConnectSuccess({ outcome, pages, onDismiss }: ConnectSuccessProps) {
  const without = outcome.without?.split(',').filter(isAbility) ?? [];
  const refused = pages?.filter(({ verdict }) => LEADS_REFUSED.has(verdict.code)) ?? [];
  const isNothingOn = pages?.every(({ isActive }) => !isActive) ?? false;
  const [beganOff, setBeganOff] = useState<boolean>();
  if (beganOff === undefined && pages !== undefined) setBeganOff(isNothingOn);
  // It asked to enable a Page, and that is done.
  const isDone = beganOff === true && !isNothingOn;
  if (isDone && without.length === 0 && refused.length === 0) return null;
  return (
    <Alert
      tone={refused.length > 0 ? 'warn' : 'ok'}
      title="Connected to Meta"
      onDismiss={onDismiss}
    >
      {isNothingOn && <p>New Pages start disabled. Enable those whose leads you want.</p>}
      {beganOff === false && <p>Leads that waited for the sign-in come in now.</p>}
      {refused.length > 0 && (
        <ul className="grid gap-1">
          {refused.map(({ pageId, verdict }) => (
            <li key={pageId}>{sayReason(verdict)}</li>
          ))}
        </ul>
      )}
      {without.length > 0 && (
        <>
          <p>Some optional permissions were not granted:</p>
          <ul className="list-disc pl-5 text-muted">
            {without.map((code) => {
              const [text, permission] = WITHOUT[code];
              return (
                <li key={code}>
                  {text} <span className="whitespace-nowrap">({permission})</span>
                </li>
              );
            })}
          </ul>
          <p>To add one, press Connect and switch it on.</p>
        </>
      )}
    </Alert>
  );
}
