import type { Edge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect, useState, type RefObject } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { sortByDrag } from '../ui/sort-by-drag.ts';
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
    return sortByDrag({
      element,
      data: cardData(lead),
      takes: (data) => (cardOf(data)?._id ?? lead._id) !== lead._id,
      onDragged: setIsDragged,
      onEdge: setEdge,
    });
  }, [card, lead]);
  return { edge, isDragged };
}
