import { useState } from 'react';
import type { AccountAnswer } from '../../contract/account.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { ProfileSection } from './profile-section.tsx';
import { TwoFactorDialog, type TwoFactorTask } from './two-factor-dialog.tsx';

/** The second factor: set up, switch off, new recovery codes. */
export function TwoFactorSection({ twoFactor }: Pick<AccountAnswer, 'twoFactor'>) {
  const { twoFactor: texts } = useProfileTexts();
  const [task, begin] = useState<TwoFactorTask>();
  const { enabled, required } = twoFactor;
  return (
    <ProfileSection
      title={texts.title}
      text={enabled ? texts.on : texts.off}
      actions={
        <div className="flex flex-wrap gap-2">
          {enabled ? (
            <>
              <Button onClick={() => begin('newCodes')}>{texts.newCodes}</Button>
              <Button onClick={() => begin('switchOff')}>{texts.switchOff}</Button>
            </>
          ) : (
            <Button look={required ? 'primary' : 'secondary'} onClick={() => begin('setUp')}>
              {texts.setUp}
            </Button>
          )}
        </div>
      }
    >
      {required && !enabled && <Alert tone="warn">{texts.required}</Alert>}
      {task && <TwoFactorDialog task={task} onClose={() => begin(undefined)} />}
    </ProfileSection>
  );
}
