import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import clsx from 'clsx';
import { ChevronDown, RefreshCw, Trash2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { ConnectedPage } from '../../contract/page.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';
import { FormList } from './form-list.tsx';
import type { PageChange } from './use-page-action.ts';
import type { Sync } from './use-sync.ts';
import { VerdictBadge } from './verdict-badge.tsx';
import { asksToConnect, VerdictLine } from './verdict-line.tsx';

interface PageEntryProps {
  page: ConnectedPage;
  sync: Sync;
  onChange: (change: PageChange) => void;
  /** An Instagram account under its Page. */
  isNested?: boolean;
}

/** A Page or an Instagram account: its state, its numbers, its actions. */
export function PageEntry({ page, sync, onChange, isNested = false }: PageEntryProps) {
  const texts = useAdminTexts().connectors;
  const [isOpen, setOpen] = useState(false);
  const formsId = useId();
  const { name, isActive, leadForms } = page;
  const formCount = texts.forms(leadForms.length);
  return (
    <article
      aria-label={name}
      className={clsx(
        'grid grid-cols-[minmax(0,1fr)] gap-3 p-3 md:p-4',
        isNested && 'md:py-3 md:pl-13',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
        <div className="flex min-w-48 flex-1 items-center gap-3 md:min-w-80">
          <span
            className={clsx(
              'grid size-8 shrink-0 place-items-center rounded-lg',
              isActive ? 'bg-accent-soft text-accent-text' : 'bg-hover text-muted',
            )}
          >
            <PlatformGlyph source={page.platform} className="size-4.5" />
          </span>
          <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)]">
            <h3 className="truncate text-base font-medium">{name}</h3>
            <p className="flex flex-wrap items-center gap-x-1 text-xs text-muted md:whitespace-nowrap">
              {page.platform === 'facebook' ? texts.facebookPage : texts.instagramAccount}
              {leadForms.length > 0 && (
                <>
                  <span aria-hidden="true">·</span>
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    aria-controls={formsId}
                    aria-label={texts.formsOf(formCount, name)}
                    className="-my-1 -ml-0.5 inline-flex h-6 items-center gap-0.5 rounded-md px-1 font-medium hover:bg-hover hover:text-ink pointer-coarse:h-9"
                    onClick={() => setOpen(!isOpen)}
                  >
                    {formCount}
                    <ChevronDown
                      className={clsx('size-3.5 transition-transform', isOpen && 'rotate-180')}
                      aria-hidden="true"
                    />
                  </button>
                </>
              )}
            </p>
          </div>
          <span className="flex shrink-0 md:w-20">
            <VerdictBadge page={page} />
          </span>
        </div>
        <Numbers page={page} />
        <Actions page={page} sync={sync} onChange={onChange} />
      </div>
      {asksToConnect(page) && !isNested && <VerdictLine page={page} />}
      {leadForms.length > 0 && (
        <div id={formsId} hidden={!isOpen} className="md:pl-11">
          <FormList forms={leadForms} isCompared={page.parentPageId === null} />
        </div>
      )}
    </article>
  );
}

function Actions({ page, sync, onChange }: Omit<PageEntryProps, 'isNested'>) {
  const texts = useAdminTexts().connectors;
  const { name, isActive } = page;
  const ask = (kind: PageChange['kind']) => onChange({ kind, pages: [page] });
  return (
    <div className="flex shrink-0 items-center justify-end gap-1 max-md:w-full md:ml-auto md:w-52">
      {isActive && (
        <Button
          size="sm"
          look="ghost"
          aria-label={texts.syncOf(name)}
          disabled={sync.isRunning}
          onClick={() => sync.start(page.pageId)}
        >
          <RefreshCw className="size-3.5" aria-hidden="true" />
          {texts.sync}
        </Button>
      )}
      <Button
        size="sm"
        aria-label={isActive ? texts.disableOf(name) : texts.enableOf(name)}
        onClick={() => ask(isActive ? 'disable' : 'enable')}
      >
        {isActive ? texts.disable : texts.enable}
      </Button>
      <IconButton label={texts.deleteOf(name)} hint={texts.delete} onClick={() => ask('delete')}>
        <Trash2 className="size-3.5" />
      </IconButton>
    </div>
  );
}

function Numbers({ page: { leadCount, lastLeadAt, lastSync } }: { page: ConnectedPage }) {
  const texts = useAdminTexts().connectors;
  const { number } = useFormats();
  return (
    <dl className="grid grid-cols-3 gap-x-4 max-md:w-full md:w-80 md:grid-cols-[4rem_1fr_1fr]">
      <Figure name={texts.leadsTotal}>{number(leadCount)}</Figure>
      <Figure name={texts.lastLead}>
        {lastLeadAt ? <TimeAgo iso={lastLeadAt} /> : texts.noLeadYet}
      </Figure>
      <Figure name={texts.lastSync}>{lastSync ? <TimeAgo iso={lastSync} /> : texts.never}</Figure>
    </dl>
  );
}

const Figure = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex flex-col-reverse">
    <dt className="text-xs text-muted">{name}</dt>
    <dd className="text-sm whitespace-nowrap tabular-nums">{children}</dd>
  </div>
);
