import type { StorageFault } from '../../storage-fault.ts';
import { reasonOfFault } from '../../storage-fault.ts';
import { storageUnavailable } from '../../errors.ts';
import { toStorageError } from './connection/mongodb-error.ts';

/**
 * A store whose failures are the `storage-unavailable` error if the server cannot be used. While the server
 * is known to be away, every call fails at once instead of waiting for it.
 *
 * @param store its methods return promises, async iterators, or nothing that needs the server
 */
export function guardStore<Store extends object>(
  store: Store,
  fault: () => StorageFault | null,
): Store {
  const refuse = () => {
    const found = fault();
    if (found) throw storageUnavailable(undefined, [reasonOfFault(found)]);
  };
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => guardResult(method.apply(target, args), refuse);
    },
  });
}

function guardResult(result: unknown, refuse: () => void): unknown {
  if (result instanceof Promise) return guardPromise(result, refuse);
  if (isAsyncIterable(result)) return guardIterable(result, refuse);
  return result;
}

async function guardPromise(promise: Promise<unknown>, refuse: () => void): Promise<unknown> {
  try {
    refuse();
  } catch (error) {
    // The call itself fails too, later, and nobody waits for it.
    promise.catch(() => undefined);
    throw error;
  }
  return promise.catch((error: unknown) => {
    throw toStorageError(error);
  });
}

async function* guardIterable(items: AsyncIterable<unknown>, refuse: () => void): AsyncGenerator {
  refuse();
  try {
    yield* items;
  } catch (error) {
    throw toStorageError(error);
  }
}

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
