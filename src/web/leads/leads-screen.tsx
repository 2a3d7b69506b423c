import { Outlet, useParams } from '@tanstack/react-router';
import clsx from 'clsx';
import { useState } from 'react';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { usePanelCovers } from '../ui/use-media-query.ts';
import { LeadList } from './lead-list.tsx';
import { LeadToolbar } from './lead-toolbar.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useOpenLead } from './use-open-lead.ts';

/** The lead list, and beside it the lead that is open. */
export function LeadsScreen() {
  const { leads: texts } = useTexts();
  const { leadId } = useParams({ strict: false });
  const { lead } = useOpenLead(leadId);
  const isCovered = usePanelCovers() && leadId !== undefined;
  const [isHelpOpen, setHelpOpen] = useState(false);
  useDocumentTitle(leadId === undefined ? texts.title : undefined);
  useHotkeys({ '?': () => setHelpOpen(true) });
  return (
    <div className="flex h-full">
      <section
        aria-label={texts.list}
        // Under an open lead the list keeps its scroll position and is hidden from everyone.
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
