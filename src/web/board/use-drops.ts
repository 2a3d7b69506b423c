import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect, useEffectEvent } from 'react';
import { cardOf, columnOf } from './drag-data.ts';
import type { Move } from './use-move.ts';

interface Target {
  readonly element: Element;
  readonly data: Record<string | symbol, unknown>;
}

/** Moves a lead to the place at which its card is dropped. */
export function useDrops(onMove: (move: Move) => void): void {
  const drop = useEffectEvent(onMove);
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => cardOf(source.data) !== undefined,
        onDrop: ({ source, location }) => {
          const lead = cardOf(source.data);
          const place = lead && placeOf(location.current.dropTargets, lead._id);
          if (lead && place) drop({ lead, place });
        },
      }),
    [],
  );
}

/**
 * The place that a card is dropped on: above or below another card, or at the end of a column. The cards are those on
 * the screen, in their order.
 */
function placeOf(targets: readonly Target[], movedId: string): Move['place'] | undefined {
  const column = targets.find(({ data }) => columnOf(data) !== undefined);
  const status = column && columnOf(column.data);
  if (!column || status === undefined) return undefined;
  const ids = [...column.element.querySelectorAll<HTMLElement>('[data-lead]')]
    .map(({ dataset }) => dataset['lead'] ?? '')
    .filter((id) => id !== movedId);
  const card = targets.find(({ data }) => cardOf(data) !== undefined);
  if (!card) return { status, after: ids.at(-1) ?? null };
  const index = ids.indexOf(cardOf(card.data)?._id ?? '');
  const above = extractClosestEdge(card.data) === 'top' ? index - 1 : index;
  return { status, after: ids[above] ?? null };
}
