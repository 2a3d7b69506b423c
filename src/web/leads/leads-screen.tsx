import { Outlet, useParams } from '@tanstack/react-router';
import clsx from 'clsx';
import { useState } from 'react';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { usePanelCovers } from '../ui/use-media-query.ts';
import { LeadList } from './lead-list.tsx';
import { LeadToolbar } from './lead-toolbar.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useOpenLead } from './use-open-lead.ts';

/** The lead list, and beside it the lead that is open. */
export function LeadsScreen() {
  const { leadId } = useParams({ strict: false });
  const { lead } = useOpenLead(leadId);
  const isCovered = usePanelCovers() && leadId !== undefined;
  const [isHelpOpen, setHelpOpen] = useState(false);
  useDocumentTitle(leadId === undefined ? 'Leads' : undefined);
  useHotkeys({ '?': () => setHelpOpen(true) });
  return (
    <div className="flex h-full">
      <section
        aria-label="Lead list"
        // Under an open lead the list keeps its place and is neither seen nor heard.
        className={clsx('@container/screen flex min-w-0 flex-1 flex-col', isCovered && 'invisible')}
        inert={isCovered}
      >
        <LeadToolbar onHelp={() => setHelpOpen(true)} />
        <LeadList openId={leadId} openLead={lead} />
      </section>
      <Outlet />
      <ShortcutsDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
