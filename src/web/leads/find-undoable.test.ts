import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../contract/lead-timeline.ts';
import { findUndoable } from './find-undoable.ts';

const entry = (id: string, type: string, ...fields: string[]): TimelineEntry => ({
  id,
  type,
  at: '2026-11-26T10:00:00Z',
  by: null,
  changes: fields.map((field) => ({ field, from: 'a', to: 'b' })),
  note: null,
  conversation: null,
});

test('a change is undone from the timeline only if none of its fields was changed again', () => {
  const found = findUndoable([
    entry('5', 'lead.note-added'),
    entry('4', 'lead.changed', 'name'),
    entry('3', 'lead.change-undone', 'company'),
    entry('2', 'lead.changed', 'company'),
    entry('1b', 'lead.changed', 'name', 'email'),
    entry('1a', 'lead.status-changed', 'status'),
    entry('1', 'lead.status-changed', 'status'),
    entry('0', 'lead.created'),
  ]);
  expect([...found]).toEqual(['4', '1a']);
});
