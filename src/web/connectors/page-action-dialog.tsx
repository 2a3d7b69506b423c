import { useAdminTexts } from '../texts/use-texts.ts';
import { useState } from 'react';
import type { ConnectedPage } from '../../contract/page.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { AccountsChoice } from './accounts-choice.tsx';
import { disabledAccounts } from './disabled-accounts.ts';
import { explainChange } from './explain-change.ts';
import { LookBackChoice } from './look-back-choice.tsx';
import { lookBackDays, usualLookBack, type LookBack } from './look-back.ts';
import type { PageChange } from './use-page-action.ts';

interface PageActionDialogProps {
  change: PageChange | undefined;
  pages: readonly ConnectedPage[];
  /** How many of several are done. */
  done: number;
  isBusy: boolean;
  onConfirm: (change: PageChange) => void;
  onCancel: () => void;
}

/** Asks before Pages are enabled, disabled or deleted, and says what that means. */
export function PageActionDialog(props: PageActionDialogProps) {
  const { change, pages, done, isBusy, onConfirm, onCancel } = props;
  const texts = useAdminTexts().connectors;
  const shown = useLast(change);
  const [chosen, choose] = useState<LookBack>();
  const [withAccounts, setWithAccounts] = useState(true);
  if (change === undefined && chosen !== undefined) choose(undefined);
  if (change === undefined && !withAccounts) setWithAccounts(true);
  if (!shown) return null;
  const lookBack = chosen ?? usualLookBack(shown.pages);
  const accounts = shown.kind === 'enable' ? disabledAccounts(shown.pages, pages) : [];
  const entries = withAccounts ? [...shown.pages, ...accounts] : shown.pages;
  const { title, text, action } = explainChange(shown, pages, texts);
  const isSeveral = shown.pages.length > 1;
  const total = entries.length;
  return (
    <ConfirmDialog
      isOpen={change !== undefined}
      title={title}
      action={isBusy && total > 1 ? texts.change.progress(done + 1, total) : action}
      isDanger={shown.kind !== 'enable'}
      isBusy={isBusy}
      onConfirm={() =>
        onConfirm({ ...shown, pages: entries, lookBackDays: lookBackDays(lookBack) })
      }
      onCancel={onCancel}
    >
      <p>{text}</p>
      {isSeveral && (
        <ul className="max-h-48 list-disc overflow-y-auto pl-5 text-ink">
          {shown.pages.map(({ pageId, name }) => (
            <li key={pageId}>{name}</li>
          ))}
        </ul>
      )}
      {accounts.length > 0 && (
        <AccountsChoice accounts={accounts} value={withAccounts} onChange={setWithAccounts} />
      )}
      {shown.kind === 'enable' && (
        <LookBackChoice pages={shown.pages} value={lookBack} onChange={choose} />
      )}
    </ConfirmDialog>
  );
}

/** The last value that was defined, so that a closing dialog does not go blank. */
function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
