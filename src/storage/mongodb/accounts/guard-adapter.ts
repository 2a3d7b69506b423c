import type { StorageFault } from '../../../storage-fault.ts';
import { guardStore } from '../guard-store.ts';

/**
 * Guards better-auth's adapter as `guardStore` guards a store. It is changed in place, because it passes itself
 * to what better-auth would do in a transaction.
 */
export function guardAdapter<Adapter extends object>(
  adapter: Adapter,
  fault: () => StorageFault | null,
): Adapter {
  const guarded = guardStore({ ...adapter }, fault);
  return Object.assign(adapter, methodsOf(guarded));
}

const methodsOf = <Store extends object>(store: Store): Partial<Store> =>
  Object.fromEntries(
    Object.keys(store)
      .map((name) => [name, Reflect.get(store, name)] as const)
      .filter(([, value]) => typeof value === 'function'),
  ) as Partial<Store>;
