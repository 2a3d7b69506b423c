import { useQueryClient } from '@tanstack/react-query';
import type { ChangeViewBody, NewViewBody, View } from '../../contract/view.ts';
import { addView, changeView, removeView, savedViews, VIEWS, viewsQuery } from '../api/views.ts';
import { orderViews } from './use-move-view.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { toast, useTellDone } from '../ui/toast.ts';

/** Changes and removes views. A message says what was done, and lets the person undo it. */
export function useChangeView() {
  const { manageViews: texts } = useLeadToolTexts();
  const client = useQueryClient();
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: VIEWS });
  /** @returns whether it was done */
  const act = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toast.error(texts.failed(error instanceof Error ? error.message : ''));
      return false;
    } finally {
      await readAgain();
    }
  };
  return {
    /** @param said what was done */
    change: ({ _id, ...view }: View, fields: ChangeViewBody, said: string) =>
      act(async () => {
        await changeView(_id, fields);
        const before: ChangeViewBody = {
          ...(fields.name !== undefined && { name: view.name }),
          ...(fields.query !== undefined && { query: view.query }),
          ...(fields.columns !== undefined && { columns: view.columns }),
          ...(fields.isShared !== undefined && { isShared: view.isShared }),
        };
        // An admin does not see what others keep to themselves, and could not share it again.
        if (!view.isMine && fields.isShared === false) toast.success(said);
        else tellDone(said, () => changeView(_id, before), readAgain);
      }),
    remove: ({ _id, isMine, ...view }: View) =>
      act(async () => {
        const saved = savedViews(client.getQueryData(viewsQuery.queryKey) ?? []);
        await removeView(_id);
        const { name, query, columns, isShared } = view;
        const said = texts.removed(name);
        // What was undone would be a view of the admin.
        if (!isMine) toast.success(said);
        else
          tellDone(said, () => addAgain({ name, query, columns, isShared }, _id, saved), readAgain);
      }),
  };
}

/** Brings a view back that was removed. It gets a new id, and the place that it had. */
async function addAgain(
  fields: NewViewBody,
  removedId: string,
  before: readonly View[],
): Promise<void> {
  const added = await addView(fields);
  await orderViews(before.map(({ _id }) => (_id === removedId ? added._id : _id)));
}
