import { AppError, notFound } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import { inOrder, readViewOrder, writeViewOrder } from './view-order.ts';
import type { ViewStore } from './view-store.ts';
import { maySee, type View, type ViewFields } from './view.ts';

/** How many views one person can have. More would take too long to count. */
const MOST_VIEWS = 50;

/** Who reads or changes views. */
export interface ViewReader {
  readonly id: string;
  /** Admins may change what others share. They do not see what others keep to themselves. */
  readonly isAdmin: boolean;
}

/** What people do with views. */
export interface Views {
  /** In the order of the reader; views that have no place in it come last, by the time at which they were made. */
  list(reader: ViewReader): Promise<readonly View[]>;
  /** Keeps an order for the reader alone. Ids of views that the reader does not see are left out. */
  order(ids: readonly string[], reader: ViewReader): Promise<void>;
  /** @throws the `too-many-views` and `view-with-search` errors */
  add(fields: ViewFields, reader: ViewReader): Promise<View>;
  /** @throws the `not-found`, `not-your-view` and `view-with-search` errors */
  change(id: string, fields: Partial<ViewFields>, reader: ViewReader): Promise<View>;
  /** @throws the `not-found` and `not-your-view` errors */
  remove(id: string, reader: ViewReader): Promise<void>;
}

export interface ViewsParts {
  readonly store: ViewStore;
  readonly settings: SettingStore;
  readonly now: () => Date;
}

export function createViews({ store, settings, now }: ViewsParts): Views {
  /** A view that the reader may change. One that the reader may not see does not exist for them. */
  const findOwn = async (id: string, { id: readerId, isAdmin }: ViewReader): Promise<View> => {
    const view = await store.find(id);
    if (!view || !maySee(view, readerId)) throw notFound('view');
    if (view.ownerId !== readerId && !isAdmin) throw new AppError('not-your-view', {});
    return view;
  };

  return {
    list: async ({ id }) => inOrder(await store.listFor(id), await readViewOrder(settings, id)),
    order: async (ids, { id: readerId }) => {
      const known = new Set((await store.listFor(readerId)).map(({ id }) => id));
      const seen = [...new Set(ids)].filter((id) => known.has(id));
      await writeViewOrder(settings, readerId, seen, now());
    },
    add: async (fields, { id: ownerId }) => {
      refuseSharedSearch(fields);
      const own = (await store.listFor(ownerId)).filter((view) => view.ownerId === ownerId);
      if (own.length >= MOST_VIEWS) throw new AppError('too-many-views', { most: MOST_VIEWS });
      const view = {
        ...withPlainQuery(fields),
        id: newId(),
        ownerId,
        createdAt: now(),
        updatedAt: now(),
      };
      await store.add(view);
      return view;
    },
    change: async (id, fields, reader) => {
      const view = await findOwn(id, reader);
      refuseSharedSearch({ ...view, ...fields });
      const changed = await store.change(id, withPlainQuery(fields), now());
      if (!changed) throw notFound('view');
      return changed;
    },
    remove: async (id, reader) => {
      await findOwn(id, reader);
      if (!(await store.remove(id))) throw notFound('view');
    },
  };
}

/** One spelling for each query, without a leading `?` and without letters that are encoded for no reason. */
const withPlainQuery = <Fields extends Partial<ViewFields>>(fields: Fields): Fields =>
  fields.query === undefined
    ? fields
    : { ...fields, query: new URLSearchParams(fields.query).toString() };

/** A search may be the name or the number of a person whom others may not see. */
function refuseSharedSearch({ isShared, query }: Pick<View, 'isShared' | 'query'>): void {
  if (isShared && new URLSearchParams(query).has('q')) throw new AppError('view-with-search', {});
}
