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
import { useEffect, useState, type RefObject } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { cardData, cardOf } from './drag-data.ts';

/**
 * Lets a card be dragged, and others be dropped above or below it.
 *
 * @returns the edge at which a dragged card would go in
 */
export function useCardDrag(card: RefObject<HTMLElement | null>, lead: Lead) {
  const [edge, setEdge] = useState<Edge | null>(null);
  const [isDragged, setIsDragged] = useState(false);
  useEffect(() => {
    const element = card.current;
    if (!element) return undefined;
    return combine(
      draggable({
        element,
        getInitialData: () => cardData(lead),
        onDragStart: () => setIsDragged(true),
        onDrop: () => setIsDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => (cardOf(source.data)?._id ?? lead._id) !== lead._id,
        getData: ({ input }) =>
          attachClosestEdge(cardData(lead), { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [card, lead]);
  return { edge, isDragged };
}
