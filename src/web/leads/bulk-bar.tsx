import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { readMatchingIds } from '../api/bulk.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useAskLost } from '../pipeline/use-ask-lost.tsx';
import { useStages } from '../pipeline/use-stages.ts';
import { useUser } from '../shell/use-user.ts';
import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { BulkAdmin } from './bulk-admin.tsx';
import { useSelection } from './selection.tsx';
import { StatusGlyph } from './status-glyph.tsx';
import { useBulkChange } from './use-bulk-change.ts';
import { useLeadFilters } from './use-lead-list.ts';

const PRIORITIES = ['high', 'normal', 'low', 'none'] as const;

/** What can be done with the leads that are ticked. */
export function BulkBar() {
  const { bulk: texts } = useLeadToolTexts();
  const { priorities } = useTexts().leads.filters;
  const { role } = useUser();
  const { stages, nameOf, lookOf } = useStages();
  const { ids, clear } = useSelection();
  const { change, done } = useBulkChange();
  const isBusy = done !== undefined;
  const [dialog, ask] = useAskLost();
  const [tags, openTags] = useLazyDialog(async () => {
    const { BulkTagsDialog } = await import('./bulk-tags-dialog.tsx');
    return (close) => (
      <BulkTagsDialog
        count={ids.size}
        onSave={(tagChange) => {
          close();
          void change({ tags: tagChange });
        }}
        onClose={close}
      />
    );
  });
  const setStatus = (status: string) =>
    ask({
      status,
      leads: { count: ids.size },
      onAnswer: (lostReason) =>
        void change({ status, ...(lostReason !== undefined && { lostReason }) }),
    });
  return (
    <section
      aria-label={texts.title}
      className="flex flex-wrap items-center gap-2 border-b border-line bg-raised px-4 py-2"
    >
      <p role="status" className="text-sm font-medium tabular-nums">
        {isBusy ? texts.running(done, ids.size) : texts.selected(ids.size)}
      </p>
      {!isBusy && <SelectAll />}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <Menu label={texts.status} trigger={<Button isBusy={isBusy}>{texts.status}</Button>}>
          {stages.map(({ id }) => (
            <MenuItem key={id} onSelect={() => setStatus(id)}>
              <StatusGlyph look={lookOf(id)} />
              {nameOf(id)}
            </MenuItem>
          ))}
        </Menu>
        <OwnerMenu isBusy={isBusy} onChoose={(ownerId) => void change({ ownerId })} />
        <Menu label={texts.priority} trigger={<Button isBusy={isBusy}>{texts.priority}</Button>}>
          {PRIORITIES.map((priority) => (
            <MenuItem
              key={priority}
              onSelect={() => void change({ priority: priority === 'none' ? null : priority })}
            >
              {priorities[priority]}
            </MenuItem>
          ))}
        </Menu>
        <Button isBusy={isBusy} onClick={openTags}>
          {texts.tags}
        </Button>
        {role === 'admin' && <BulkAdmin />}
        <IconButton label={texts.clear} onClick={clear}>
          <X className="size-4" />
        </IconButton>
      </div>
      {dialog}
      {tags}
    </section>
  );
}

/** Ticks all leads that match the filters, also those that are not loaded. */
function SelectAll() {
  const { bulk: texts } = useLeadToolTexts();
  const filters = useLeadFilters();
  const { choose } = useSelection();
  const [isReading, setReading] = useState(false);
  const selectAll = async () => {
    setReading(true);
    try {
      choose(await readMatchingIds(filters));
    } catch (error) {
      toast.error(error instanceof Error ? error.message : '');
    }
    setReading(false);
  };
  return (
    <Button look="ghost" size="sm" isBusy={isReading} onClick={() => void selectAll()}>
      {texts.all}
    </Button>
  );
}

interface OwnerMenuProps {
  isBusy: boolean;
  onChoose: (ownerId: string | null) => void;
}

function OwnerMenu({ isBusy, onChoose }: OwnerMenuProps) {
  const { bulk: texts } = useLeadToolTexts();
  const { work } = useTexts().leads;
  const { data: people = [] } = useQuery(userNamesQuery);
  return (
    <Menu label={texts.owner} trigger={<Button isBusy={isBusy}>{texts.owner}</Button>}>
      <MenuItem onSelect={() => onChoose(null)}>{work.owner.nobody}</MenuItem>
      {people
        .filter(({ isDisabled }) => !isDisabled)
        .map(({ id, name }) => (
          <MenuItem key={id} onSelect={() => onChoose(id)}>
            {name}
          </MenuItem>
        ))}
    </Menu>
  );
}
