import { describe, expect, test } from 'vitest';
import { newId } from '../../src/new-id.ts';
import type { Template } from '../../src/templates/template.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

const sample = (changes: Partial<Template> = {}): Template => ({
  id: newId(),
  ownerId: 'user-1',
  isShared: false,
  name: 'Price list',
  channels: ['whatsapp', 'mail'],
  subject: 'Our prices',
  text: 'Hi {firstName},\nodd: {{}} 👩‍👩‍👧 \u0000',
  createdAt: at(1),
  updatedAt: at(1),
  ...changes,
});

/** What every engine must do with text templates. */
export function describeTemplateContract(openStorage: OpenStorage): void {
  describe('templates', () => {
    const opened = useStorage(openStorage);
    const store = () => opened().storage.templates;

    test('a template is stored word for word, and found in every process', async () => {
      const template = sample();
      await store().add(template);
      const { storage: far } = await opened().startProcess();
      for (const each of [store(), far.templates])
        expect(await each.find(template.id)).toEqual(template);
      expect(await store().find(newId())).toBeUndefined();
      const { templates } = await opened().reopen();
      expect(await templates.listFor('user-1')).toEqual([template]);
    });

    test('a person lists the own templates and those that are shared, in the order in which they were made', async () => {
      const [own, shared, other, ownShared] = [
        sample({ createdAt: at(4) }),
        sample({ ownerId: 'user-2', isShared: true, createdAt: at(2) }),
        sample({ ownerId: 'user-2' }),
        sample({ isShared: true, createdAt: at(3) }),
      ];
      for (const template of [own, shared, other, ownShared]) await store().add(template);
      expect(await store().listFor('user-1')).toEqual([shared, ownShared, own]);
      expect(await store().listFor('user-3')).toEqual([shared, ownShared]);
    });

    test('fields of a template are changed, and others stay', async () => {
      const template = sample();
      await store().add(template);
      const fields = { name: 'Prices', channels: ['sms'], isShared: true } as const;
      const changed = { ...template, ...fields, updatedAt: at(9) };
      expect(await store().change(template.id, fields, at(9))).toEqual(changed);
      expect(await store().find(template.id)).toEqual(changed);
      expect(await store().change(newId(), fields, at(9))).toBeUndefined();
    });

    test('a removed template is gone, and is removed once', async () => {
      const template = sample();
      await store().add(template);
      expect(await store().remove(template.id)).toBe(true);
      expect(await store().remove(template.id)).toBe(false);
      expect(await store().listFor('user-1')).toEqual([]);
    });
  });
}
