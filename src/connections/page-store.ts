import type { ConnectionStore } from './connection-store.ts';
import type { FormStore } from './form-store.ts';
import type { PassStore } from './pass-store.ts';

/**
 * The connected Pages with their forms and passes, as a storage engine provides them. When a promise
 * of a change resolves, the change is on disk. Code that uses it asks for the parts that it needs.
 */
export interface PageStore extends ConnectionStore, FormStore, PassStore {}
