import { useQueryClient } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { savedViews, VIEWS, viewsQuery } from '../api/views.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { toast, useTellDone } from '../ui/toast.ts';

/** Keeps the order of all saved views, for the person alone. */
export const orderViews = (ids: readonly string[]) =>
  request<unknown>('/api/views/order', { method: 'PUT', body: { ids } });

/** Moves a saved view to another place. A message says so, and lets the person undo it. */
export function useMoveView() {
  const { manageViews: texts } = useLeadToolTexts();
  const client = useQueryClient();
  const tellDone = useTellDone();
  const readAgain = () => client.invalidateQueries({ queryKey: VIEWS });

  /** @returns the view, and its place before; undefined if it is there already */
  const move = async (viewId: string, place: number) => {
    // An answer that is under way has the order from before.
    await client.cancelQueries({ queryKey: VIEWS });
    const views = client.getQueryData(viewsQuery.queryKey) ?? [];
    const saved = savedViews(views);
    const before = saved.findIndex(({ _id }) => _id === viewId);
    const view = saved[before];
    if (!view || before === place) return undefined;
    const next = saved.toSpliced(before, 1).toSpliced(place, 0, view);
    const builtIn = views.filter(({ isBuiltIn }) => isBuiltIn);
    client.setQueryData(viewsQuery.queryKey, [...builtIn, ...next]);
    await orderViews(next.map(({ _id }) => _id));
    return { view, before, count: saved.length };
  };

  /** @param place among the saved views, from 0 */
  return async (viewId: string, place: number): Promise<void> => {
    try {
      const moved = await move(viewId, place);
      if (!moved) return;
      const said = texts.moved(moved.view.name, place + 1, moved.count);
      tellDone(said, () => move(viewId, moved.before), readAgain);
    } catch (error) {
      toast.error(texts.failed(error instanceof Error ? error.message : ''));
    } finally {
      await readAgain();
    }
  };
}
