import { Outlet, useParams } from '@tanstack/react-router';
import clsx from 'clsx';
import { lazy, Suspense } from 'react';
import type { LeadFilters } from '../api/leads.ts';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useIsPhone, usePanelCovers } from '../ui/use-media-query.ts';
import { useBegunLead } from './begun-contacts.ts';
import { ContactPrompt } from './lazy-contact-prompt.ts';
import { LeadList } from './lead-list.tsx';
import { LeadToolbar } from './lead-toolbar.tsx';
import { moreFilters } from './lead-filters.ts';
import { SelectionProvider, useSelection } from './selection.tsx';
import { useLeadFilters } from './use-lead-list.ts';
import { useViewColumns } from './use-view-columns.ts';
import { useOpenLead } from './use-open-lead.ts';

/** Without a network the filters are not named. */
const NoFilters = (_props: { filters: LeadFilters }) => null;

const ActiveFilters = lazy(async () => {
  const loading = Promise.all([import('./active-filters.tsx'), loadTexts('tools')]);
  const [loaded] = await loading.catch(() => []);
  return { default: loaded?.ActiveFilters ?? NoFilters };
});

const BulkBar = lazy(async () => {
  const loading = Promise.all([import('./bulk-bar.tsx'), loadTexts('tools')]);
  const [loaded] = await loading.catch(() => []);
  return { default: loaded?.BulkBar ?? (() => null) };
});

/** Appears when leads are ticked. */
function SelectedLeads() {
  const { isChoosing } = useSelection();
  if (!isChoosing) return null;
  return (
    <Suspense>
      <BulkBar />
    </Suspense>
  );
}

/** The lead list, and beside it the lead that is open. */
export function LeadsScreen() {
  const { leads: texts } = useTexts();
  const { leadId } = useParams({ strict: false });
  const { lead } = useOpenLead(leadId);
  const filters = useLeadFilters();
  const isPhone = useIsPhone();
  useViewColumns(filters, isPhone);
  const begunId = useBegunLead(leadId);
  const isCovered = usePanelCovers() && leadId !== undefined;
  useDocumentTitle(leadId === undefined ? texts.title : undefined);
  return (
    <div className="flex h-full">
      <section
        aria-label={texts.list}
        data-list=""
        // Under an open lead the list keeps its scroll position and is hidden from everyone.
        className={clsx('@container/screen flex min-w-0 flex-1 flex-col', isCovered && 'invisible')}
        inert={isCovered}
      >
        <SelectionProvider filters={filters}>
          <LeadToolbar />
          {moreFilters(filters, isPhone).length > 0 && (
            <Suspense>
              <ActiveFilters filters={filters} />
            </Suspense>
          )}
          <SelectedLeads />
          <LeadList openId={leadId} openLead={lead} />
        </SelectionProvider>
        {begunId !== undefined && <ContactPrompt key={begunId} leadId={begunId} isNamed />}
      </section>
      <Outlet />
    </div>
  );
}
