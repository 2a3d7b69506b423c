import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useState, type RefObject } from 'react';
import { cardOf, columnData } from './drag-data.ts';

/** Lets cards be dropped into a column. @returns whether one is above it */
export function useColumnDrop(list: RefObject<HTMLElement | null>, status: string): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => cardOf(source.data) !== undefined,
      getData: () => columnData(status),
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: () => setIsOver(false),
    });
  }, [list, status]);
  return isOver;
}
