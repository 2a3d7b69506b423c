import { Outlet, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { useIsPhone } from '../ui/use-media-query.ts';
import { LeadList } from './lead-list.tsx';
import { LeadToolbar } from './lead-toolbar.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

/** The lead list, and beside it the lead that is open. */
export function LeadsScreen() {
  const { leadId } = useParams({ strict: false });
  const isPhone = useIsPhone();
  const [isHelpOpen, setHelpOpen] = useState(false);
  useDocumentTitle(leadId === undefined ? 'Leads' : undefined);
  useHotkeys({ '?': () => setHelpOpen(true) });
  return (
    <div className="flex h-full">
      <section
        aria-label="Lead list"
        className="@container/screen flex min-w-0 flex-1 flex-col"
        // On a phone the open lead covers the list, which keeps its place underneath.
        inert={isPhone && leadId !== undefined}
      >
        <LeadToolbar onHelp={() => setHelpOpen(true)} />
        <LeadList openId={leadId} />
      </section>
      <Outlet />
      <ShortcutsDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
