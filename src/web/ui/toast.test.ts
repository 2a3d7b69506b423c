import { expect, test } from 'vitest';
import { findUndo, forgetUndo, toast, toastStore } from './toast.ts';

const undoOf = (name: string, done: string[], until?: number) => ({
  label: 'Undo',
  isUndo: true as const,
  ...(until !== undefined && { until }),
  onPress: () => void done.push(name),
});
const press = () => {
  const found = findUndo();
  if (found) toastStore.press(found);
};

test('the last change can be undone after its message is gone and other messages came', () => {
  forgetUndo();
  const done: string[] = [];
  toast.success('Saved', { action: undoOf('change', done) });
  for (const { id } of toastStore.read()) toast.dismiss(id);
  toast.info('A notice', { action: { label: 'Open', onPress: () => void done.push('notice') } });
  press();
  expect(done).toEqual(['change']);
  press();
  expect(done).toEqual(['change']);
});

test('after the last change the one before is undone only while its message is there', () => {
  forgetUndo();
  const done: string[] = [];
  for (const name of ['one', 'two', 'three']) toast.success(name, { action: undoOf(name, done) });
  const [first] = toastStore.read().filter(({ text }) => text === 'one');
  toast.dismiss(first?.id ?? 0);
  for (let count = 0; count < 3; count += 1) press();
  expect(done).toEqual(['three', 'two']);
});

test('a change is not undone after the time until which the server undoes it', () => {
  forgetUndo();
  const done: string[] = [];
  toast.success('Late', { action: undoOf('late', done, Date.now() - 1) });
  expect(findUndo()).toBeUndefined();
  toast.success('In time', { action: undoOf('in time', done, Date.now() + 60_000) });
  press();
  expect(done).toEqual(['in time']);
});
