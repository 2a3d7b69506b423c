import { useAdminTexts } from '../texts/use-texts.ts';
import { useState } from 'react';
import type { ConnectedPage } from '../../contract/page.ts';
import { PageProof } from '../completeness/page-proof.tsx';
import { Button } from '../ui/button.tsx';
import { ActionNotice } from './action-notice.tsx';
import { PageActionDialog } from './page-action-dialog.tsx';
import { PageEntry } from './page-entry.tsx';
import { groupPages } from './group-pages.ts';
import { usePageAction, type PageChange } from './use-page-action.ts';
import type { Sync } from './use-sync.ts';

interface PageListProps {
  pages: readonly ConnectedPage[];
  sync: Sync;
}

/** Each Page with its Instagram accounts under it, and what can be done with them. */
export function PageList({ pages, sync }: PageListProps) {
  const texts = useAdminTexts().connectors;
  const [change, setChange] = useState<PageChange>();
  const action = usePageAction(() => setChange(undefined));
  const disabled = pages.filter(({ isActive }) => !isActive);
  const enabled = pages.filter(({ isActive }) => isActive);
  return (
    <section aria-labelledby="pages" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 id="pages" className="text-base font-semibold">
          {texts.pagesAndAccounts}
        </h2>
        <div className="flex flex-wrap gap-1">
          <Button
            look={enabled.length === 0 ? 'primary' : 'ghost'}
            disabled={disabled.length === 0}
            onClick={() => setChange({ kind: 'enable', pages: disabled })}
          >
            {texts.enableAll}
          </Button>
          <Button
            look="ghost"
            disabled={enabled.length === 0}
            onClick={() => setChange({ kind: 'disable', pages: enabled })}
          >
            {texts.disableAll}
          </Button>
        </div>
      </div>
      <ActionNotice failures={action.failures} onDismiss={action.dismiss} />
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {groupPages(pages).map(({ page, accounts }) => (
          <li key={page.pageId} className="rounded-xl border border-line">
            <PageEntry page={page} sync={sync} onChange={setChange} />
            {page.parentPageId === null && (
              <PageProof page={page} accounts={accounts} sync={sync} />
            )}
            {accounts.length > 0 && (
              <ul aria-label={texts.accountsOf(page.name)}>
                {accounts.map((account) => (
                  <li key={account.pageId} className="border-t border-line">
                    <PageEntry page={account} sync={sync} onChange={setChange} isNested />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <PageActionDialog
        change={change}
        pages={pages}
        done={action.done}
        isBusy={action.isBusy}
        onConfirm={action.run}
        onCancel={() => setChange(undefined)}
      />
    </section>
  );
}
