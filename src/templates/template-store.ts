import type { Template, TemplateFields } from './template.ts';

/** Stores the templates of all people. */
export interface TemplateStore {
  add(template: Template): Promise<void>;
  find(id: string): Promise<Template | undefined>;
  /** The templates that a person made and does not share, and all that are shared, by the time at which they were made. */
  listFor(readerId: string): Promise<readonly Template[]>;
  /** @returns the changed template; undefined if there is none */
  change(id: string, fields: Partial<TemplateFields>, now: Date): Promise<Template | undefined>;
  /** @returns whether there was one */
  remove(id: string): Promise<boolean>;
}
