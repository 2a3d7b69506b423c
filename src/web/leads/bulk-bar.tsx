import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type ComponentProps, type ReactElement } from 'react';
import { MOST_SELECTED } from '../api/bulk.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useAskLost } from '../pipeline/use-ask-lost.tsx';
import { useStages } from '../pipeline/use-stages.ts';
import { useUser } from '../shell/use-user.ts';
import { useLeadToolTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useLazyDialog } from '../ui/use-lazy-dialog.ts';
import { BulkAdmin } from './bulk-admin.tsx';
import { BULK_KEYS, useSelection } from './selection.tsx';
import { StatusGlyph } from './status-glyph.tsx';
import { useBulkChange } from './use-bulk-change.ts';
import { useBulkKeys } from './use-bulk-keys.ts';
import { useSelectMatching } from './use-select-matching.ts';
import type { StatusChange } from './use-status-change.ts';

const PRIORITIES = ['high', 'normal', 'low', 'none'] as const;

/** What can be done with the leads that are ticked. */
export function BulkBar() {
  const { bulk: texts, listMenu } = useLeadToolTexts();
  const { priorities } = listMenu.filters;
  const { role } = useUser();
  const { ids, part, clear } = useSelection();
  const keyed = useBulkKeys();
  const { change, done } = useBulkChange();
  const isBusy = done !== undefined;
  const [tags, openTags] = useTagsDialog(change);
  return (
    <section
      aria-label={texts.title}
      data-ticked={ids.size > 0 ? '' : undefined}
      className="flex flex-wrap items-center gap-2 border-b border-line bg-raised px-4 py-2"
    >
      <p role="status" className="text-sm font-medium tabular-nums">
        {isBusy ? texts.running(done, ids.size) : <SelectedCount />}
      </p>
      {!isBusy && !part && <SelectAll />}
      {!isBusy && part && part.next !== null && (
        <p className="text-sm text-muted">{texts.partHint(MOST_SELECTED)}</p>
      )}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <StatusMenu
          trigger={
            <Button isBusy={isBusy} {...keyed('status', texts.status)}>
              {texts.status}
            </Button>
          }
          onChange={(status) => void change(status)}
        />
        <OwnerMenu
          trigger={
            <Button isBusy={isBusy} {...keyed('owner', texts.owner)}>
              {texts.owner}
            </Button>
          }
          onChoose={(ownerId) => void change({ ownerId })}
        />
        <Menu
          label={texts.priority}
          trigger={
            <Button isBusy={isBusy} {...keyed('priority', texts.priority)}>
              {texts.priority}
            </Button>
          }
        >
          {PRIORITIES.map((priority) => (
            <MenuItem
              key={priority}
              onSelect={() => void change({ priority: priority === 'none' ? null : priority })}
            >
              {priorities[priority]}
            </MenuItem>
          ))}
        </Menu>
        <Button isBusy={isBusy} {...keyed('tag', texts.tags)} onClick={openTags}>
          {texts.tags}
        </Button>
        {role === 'admin' && <BulkAdmin />}
        <IconButton
          label={texts.clear}
          hint={`${texts.clear} (Esc)`}
          data-bulk="clear"
          aria-keyshortcuts={BULK_KEYS.clear}
          onClick={clear}
        >
          <X className="size-4" />
        </IconButton>
      </div>
      {tags}
    </section>
  );
}

/** Ticks all leads that match the filters, also those that are not loaded. */
function SelectAll() {
  const { bulk: texts } = useLeadToolTexts();
  const { isReading, selectFirst } = useSelectMatching();
  return (
    <Button
      look="ghost"
      size="sm"
      data-bulk="all"
      aria-keyshortcuts={BULK_KEYS.all}
      isBusy={isReading}
      onClick={() => void selectFirst()}
    >
      {texts.all}
    </Button>
  );
}

/** Asks which tags the leads get and lose. */
function useTagsDialog(change: ReturnType<typeof useBulkChange>['change']) {
  const { ids } = useSelection();
  return useLazyDialog(async () => {
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
}

interface StatusMenuProps {
  trigger: ReactElement<ComponentProps<'button'>>;
  onChange: (change: StatusChange) => void;
}

/** If the leads are lost, it asks why. */
function StatusMenu({ trigger, onChange }: StatusMenuProps) {
  const { bulk: texts } = useLeadToolTexts();
  const { stages, nameOf, lookOf } = useStages();
  const { ids } = useSelection();
  const [dialog, ask] = useAskLost();
  const choose = (status: string) =>
    ask({
      status,
      leads: { count: ids.size },
      onAnswer: (lostReason) =>
        onChange({ status, ...(lostReason !== undefined && { lostReason }) }),
    });
  return (
    <>
      <Menu label={texts.status} trigger={trigger}>
        {stages.map(({ id }) => (
          <MenuItem key={id} onSelect={() => choose(id)}>
            <StatusGlyph look={lookOf(id)} />
            {nameOf(id)}
          </MenuItem>
        ))}
      </Menu>
      {dialog}
    </>
  );
}

/** How many leads are ticked, and which ones if one change has no room for all that match. */
function SelectedCount() {
  const { bulk: texts } = useLeadToolTexts();
  const { ids, part } = useSelection();
  if (!part) return texts.selected(ids.size);
  return texts.selectedPart(part.before + 1, part.before + ids.size, part.next !== null);
}

interface OwnerMenuProps {
  trigger: ReactElement<ComponentProps<'button'>>;
  onChoose: (ownerId: string | null) => void;
}

function OwnerMenu({ trigger, onChoose }: OwnerMenuProps) {
  const { bulk: texts } = useLeadToolTexts();
  const { work } = useTexts().leads;
  const { data: people = [] } = useQuery(userNamesQuery);
  return (
    <Menu label={texts.owner} trigger={trigger}>
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
