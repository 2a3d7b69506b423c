import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import type { Edge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, type RefObject } from 'react';
import { savedViews, viewsQuery } from '../api/views.ts';
import { sortByDrag, type DragData } from '../ui/sort-by-drag.ts';
import { useMoveView } from './use-move-view.ts';

const VIEW = Symbol('view');

/** The id of the view that is dragged; undefined if it is something else. */
const viewOf = (data: DragData): string | undefined => data[VIEW] as string | undefined;

/** Lets the saved views in a list be dragged into another order. */
export function ViewDrag({ list }: { list: RefObject<HTMLElement | null> }) {
  const { data: views = [] } = useQuery(viewsQuery);
  const ids = savedViews(views).map(({ _id }) => _id);
  const move = useMoveView();
  const drop = useEffectEvent((dragged: string, target: string, edge: Edge | null) => {
    const others = ids.filter((id) => id !== dragged);
    void move(dragged, others.indexOf(target) + (edge === 'bottom' ? 1 : 0));
  });
  const shown = ids.join();
  useEffect(() => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[data-view]') ?? [])];
    return combine(...entries.map((entry) => dragEntry(entry, drop)));
  }, [list, shown]);
  return null;
}

/** The list itself knows nothing of dragging, so that it loads without it. */
function dragEntry(
  element: HTMLElement,
  onDrop: (dragged: string, target: string, edge: Edge | null) => void,
): () => void {
  const id = element.dataset['view'] ?? '';
  const showEdge = (edge: Edge | null) => {
    const line = edge === 'top' ? '2px' : '-2px';
    element.style.boxShadow = edge === null ? '' : `inset 0 ${line} 0 var(--accent)`;
  };
  return sortByDrag({
    element,
    data: { [VIEW]: id },
    takes: (data) => (viewOf(data) ?? id) !== id,
    onDragged: (isDragged) => {
      element.style.opacity = isDragged ? '0.5' : '';
    },
    onEdge: showEdge,
    onDrop: (dropped, edge) => onDrop(viewOf(dropped) ?? id, id, edge),
  });
}
