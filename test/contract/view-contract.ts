import { describe, expect, test } from 'vitest';
import { newId } from '../../src/new-id.ts';
import type { View } from '../../src/views/view.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

const sampleView = (view: Partial<View> = {}): View => ({
  id: newId(),
  ownerId: 'user-1',
  isShared: false,
  name: 'Hot leads 🔥',
  query: 'status=New&tag=fair&sort=waiting',
  columns: ['name', 'firstAnswer'],
  createdAt: at(1),
  updatedAt: at(1),
  ...view,
});

/** What every engine must do with the views of people. */
export function describeViewContract(openStorage: OpenStorage): void {
  describe('views', () => {
    const opened = useStorage(openStorage);
    const views = () => opened().storage.views;

    test('a view reads back as it was added, also after opening again', async () => {
      const view = sampleView();
      await views().add(view);
      expect(await views().find(view.id)).toEqual(view);
      const reopened = await opened().reopen();
      expect(await reopened.views.listFor('user-1')).toEqual([view]);
    });

    test('a person gets their own views and those that others share, the oldest first', async () => {
      const own = sampleView({ createdAt: at(3) });
      const shared = sampleView({ ownerId: 'user-2', isShared: true, createdAt: at(2) });
      const hidden = sampleView({ ownerId: 'user-2', createdAt: at(1) });
      for (const view of [own, shared, hidden]) await views().add(view);
      const ids = async (reader: string) => (await views().listFor(reader)).map(({ id }) => id);
      expect(await ids('user-1')).toEqual([shared.id, own.id]);
      expect(await ids('user-2')).toEqual([hidden.id, shared.id]);
      expect(await ids('user-3')).toEqual([shared.id]);
    });

    test('the views of all people are found, the oldest first', async () => {
      const first = sampleView({ query: 'q=anna' });
      const second = sampleView({ ownerId: 'user-2', createdAt: at(2) });
      for (const view of [second, first]) await views().add(view);
      expect(await views().listAll()).toEqual([first, second]);
    });

    test('a change keeps the other fields, and a view that is removed is gone', async () => {
      const view = sampleView();
      await views().add(view);
      const changed = { ...view, name: 'Fair', isShared: true, updatedAt: at(9) };
      expect(await views().change(view.id, { name: 'Fair', isShared: true }, at(9))).toEqual(
        changed,
      );
      expect(await views().find(view.id)).toEqual(changed);
      expect(await views().remove(view.id)).toBe(true);
      expect(await views().remove(view.id)).toBe(false);
      expect(await views().find(view.id)).toBeUndefined();
      expect(await views().change(view.id, { name: 'x' }, at(9))).toBeUndefined();
    });
  });
}
