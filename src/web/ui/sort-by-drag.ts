import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachClosestEdge,
  extractClosestEdge,
  type Edge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';

export type DragData = Record<string | symbol, unknown>;

interface SortableParts {
  readonly element: HTMLElement;
  /** What it says of itself while it is dragged, or dropped on. */
  readonly data: DragData;
  /** Whether the data is that of something that may be dropped on it. */
  readonly takes: (data: DragData) => boolean;
  readonly onDragged: (isDragged: boolean) => void;
  /** Told of the edge at which a dragged one would go in; null if there is none. */
  readonly onEdge: (edge: Edge | null) => void;
  readonly onDrop?: (dropped: DragData, edge: Edge | null) => void;
}

/**
 * Lets an element be dragged, and others be dropped above or below it.
 *
 * @returns the function that ends it
 */
export const sortByDrag = ({
  element,
  data,
  takes,
  onDragged,
  onEdge,
  onDrop,
}: SortableParts): (() => void) =>
  combine(
    draggable({
      element,
      getInitialData: () => data,
      onDragStart: () => onDragged(true),
      onDrop: () => onDragged(false),
    }),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => takes(source.data),
      getData: ({ input }) =>
        attachClosestEdge(data, { element, input, allowedEdges: ['top', 'bottom'] }),
      onDrag: ({ self }) => onEdge(extractClosestEdge(self.data)),
      onDragLeave: () => onEdge(null),
      onDrop: ({ source, self }) => {
        onEdge(null);
        onDrop?.(source.data, extractClosestEdge(self.data));
      },
    }),
  );
