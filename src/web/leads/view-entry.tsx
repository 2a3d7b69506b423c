import { useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type SubmitEvent } from 'react';
import type { View } from '../../contract/view.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useBasicTexts, useLeadToolTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Field } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useChangeView } from './use-change-view.ts';
import { useMayChangeView } from './use-may-change-view.ts';
import { useMoveView } from './use-move-view.ts';
import { useShownList } from './use-shown-list.ts';
import { ViewCount } from './view-list.tsx';

interface ViewEntryProps {
  view: View;
  /** Among the saved views, from 0. */
  place: number;
  /** How many saved views there are. */
  count: number;
}

/** A view with its name, who sees it, and what can be done with it. */
export function ViewEntry({ view, place, count }: ViewEntryProps) {
  const [state, setState] = useState<'shown' | 'renaming' | 'renamed'>('shown');
  const mayChange = useMayChangeView();
  const sayReaders = useSayReaders();
  return (
    <li className="py-2.5">
      {state === 'renaming' ? (
        <RenameForm view={view} onEnd={() => setState('renamed')} />
      ) : (
        <div className="flex items-center gap-3">
          <div className="grid min-w-0 flex-1">
            <p dir="auto" className="truncate font-medium">
              {view.name}
            </p>
            <p className="text-sm text-muted">{sayReaders(view)}</p>
          </div>
          <ViewCount count={view.count} />
          {(mayChange(view) || count > 1) && (
            <ViewMenu
              view={view}
              place={place}
              count={count}
              mayChange={mayChange(view)}
              // The focus was in the form.
              hasFocus={state === 'renamed'}
              onRename={() => setState('renaming')}
            />
          )}
        </div>
      )}
    </li>
  );
}

function useSayReaders(): (view: View) => string {
  const { manageViews: texts } = useLeadToolTexts();
  const { data: people = [] } = useQuery(userNamesQuery);
  return ({ isMine, isShared, ownerId }) => {
    if (isMine) return isShared ? texts.everybody : texts.onlyYou;
    const name = people.find(({ id }) => id === ownerId)?.name;
    return name === undefined ? texts.everybody : texts.sharedBy(name);
  };
}

interface ViewMenuProps extends ViewEntryProps {
  mayChange: boolean;
  hasFocus: boolean;
  onRename: () => void;
}

/** An admin is asked before something happens to a view of somebody else that has no undo. */
function ViewMenu({ view, place, count, mayChange, hasFocus, onRename }: ViewMenuProps) {
  const { manageViews: texts } = useLeadToolTexts();
  const { change, remove } = useChangeView();
  const moveTo = useMoveTo(view, place);
  const shown = useShownList();
  const [asked, ask] = useState<'hide' | 'remove'>();
  const { name, isMine, isShared } = view;
  const hide = () => change(view, { isShared: false }, texts.hidden(name));
  const answer = async () => {
    ask(undefined);
    await (asked === 'hide' ? hide() : remove(view));
  };
  return (
    <>
      <Menu
        label={texts.change(name)}
        align="end"
        trigger={
          <IconButton label={texts.change(name)} autoFocus={hasFocus}>
            <Ellipsis className="size-4" />
          </IconButton>
        }
      >
        {mayChange && <MenuItem onSelect={onRename}>{texts.rename}</MenuItem>}
        {mayChange && shown && (
          <MenuItem onSelect={() => void change(view, shown, texts.replaced(name))}>
            {texts.replace}
          </MenuItem>
        )}
        {place > 0 && <MenuItem onSelect={() => moveTo(place - 1)}>{texts.up}</MenuItem>}
        {place < count - 1 && <MenuItem onSelect={() => moveTo(place + 1)}>{texts.down}</MenuItem>}
        {mayChange &&
          (isShared ? (
            <MenuItem onSelect={() => (isMine ? void hide() : ask('hide'))}>{texts.hide}</MenuItem>
          ) : (
            <MenuItem onSelect={() => void change(view, { isShared: true }, texts.shared(name))}>
              {texts.share}
            </MenuItem>
          ))}
        {mayChange && (
          <MenuItem onSelect={() => (isMine ? void remove(view) : ask('remove'))}>
            {texts.remove}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        isOpen={asked !== undefined}
        title={asked === 'hide' ? texts.hideTitle(name) : texts.removeTitle(name)}
        action={asked === 'hide' ? texts.hide : texts.remove}
        isDanger
        onConfirm={() => void answer()}
        onCancel={() => ask(undefined)}
      >
        <p>{asked === 'hide' ? texts.hideOfOther : texts.removeOfOther}</p>
      </ConfirmDialog>
    </>
  );
}

/** Moves a view, and keeps the focus on its button, which the browser takes away if the entry moves. */
function useMoveTo({ _id }: View, place: number): (place: number) => void {
  const move = useMoveView();
  const focused = useRef<Element>(null);
  useLayoutEffect(() => {
    if (focused.current instanceof HTMLElement) focused.current.focus();
    focused.current = null;
  }, [place]);
  return (wanted) => {
    focused.current = document.activeElement;
    void move(_id, wanted);
  };
}

function RenameForm({ view, onEnd }: { view: View; onEnd: () => void }) {
  const { manageViews: texts, saveView } = useLeadToolTexts();
  const { ui } = useBasicTexts();
  const { change } = useChangeView();
  const [name, setName] = useState(view.name);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    if (wanted === view.name || (await change(view, { name: wanted }, texts.renamed(wanted))))
      onEnd();
  };
  return (
    <form className="grid gap-2" onSubmit={(event) => void submit(event)}>
      <Field
        label={saveView.name}
        autoComplete="off"
        autoFocus
        required
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onEnd}>{ui.cancel}</Button>
        <Button look="primary" type="submit">
          {saveView.save}
        </Button>
      </div>
    </form>
  );
}
