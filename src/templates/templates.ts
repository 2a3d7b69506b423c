import { AppError, notFound } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Template, TemplateFields } from './template.ts';
import type { TemplateStore } from './template-store.ts';

/** How many templates one person can see. Nobody can choose among more. */
const MOST_TEMPLATES = 200;

/** Who reads or changes templates. */
export interface TemplateReader {
  readonly id: string;
  /** Admins make, change and remove what everybody sees. They do not see what others keep to themselves. */
  readonly isAdmin: boolean;
}

/** What people do with templates. */
export interface Templates {
  list(reader: TemplateReader): Promise<readonly Template[]>;
  /** @throws the `too-many-templates` and `admins-only` errors */
  add(fields: TemplateFields, reader: TemplateReader): Promise<Template>;
  /** @throws the `not-found`, `not-your-template` and `admins-only` errors */
  change(id: string, fields: Partial<TemplateFields>, reader: TemplateReader): Promise<Template>;
  /** @throws the `not-found` and `not-your-template` errors */
  remove(id: string, reader: TemplateReader): Promise<void>;
}

export function createTemplates(store: TemplateStore, now: () => Date): Templates {
  /** A template that the reader may change. One that the reader may not see does not exist for them. */
  const findOwn = async (id: string, { id: readerId, isAdmin }: TemplateReader) => {
    const template = await store.find(id);
    if (!template) throw notFound('template');
    if (!template.isShared && template.ownerId !== readerId) throw notFound('template');
    if (template.isShared && !isAdmin) throw new AppError('not-your-template', {});
    return template;
  };
  const refuseSharing = (fields: Partial<TemplateFields>, { isAdmin }: TemplateReader) => {
    if (fields.isShared === true && !isAdmin) throw new AppError('admins-only', {});
  };

  return {
    list: ({ id }) => store.listFor(id),
    add: async (fields, reader) => {
      refuseSharing(fields, reader);
      if ((await store.listFor(reader.id)).length >= MOST_TEMPLATES)
        throw new AppError('too-many-templates', { most: MOST_TEMPLATES });
      const time = now();
      const template = {
        ...fields,
        id: newId(),
        ownerId: reader.id,
        createdAt: time,
        updatedAt: time,
      };
      await store.add(template);
      return template;
    },
    change: async (id, fields, reader) => {
      const template = await findOwn(id, reader);
      refuseSharing(fields, reader);
      const changed = await store.change(template.id, fields, now());
      if (!changed) throw notFound('template');
      return changed;
    },
    remove: async (id, reader) => {
      await findOwn(id, reader);
      if (!(await store.remove(id))) throw notFound('template');
    },
  };
}
