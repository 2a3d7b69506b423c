import type { StorageFault } from '../../storage-fault.ts';
import { reasonOfFault } from '../../storage-fault.ts';
import { storageUnavailable } from '../../errors.ts';
import { toStorageError } from './connection/mongodb-error.ts';

/**
 * A store whose failures are the `storage-unavailable` error if the server cannot be used. While the server
 * is known to be away, every call fails at once and does nothing: a call that waited for the server would be
 * carried out later, although it was refused.
 *
 * @param store its methods return promises, or are async generators
 */
export function guardStore<Store extends object>(
  store: Store,
  fault: () => StorageFault | null,
): Store {
  const refusal = () => {
    const found = fault();
    return found && storageUnavailable(undefined, [reasonOfFault(found)]);
  };
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (isAsyncGenerator(method))
        return (...args: unknown[]) =>
          guardIterable(method.apply(target, args) as AsyncIterable<unknown>, refusal);
      return async (...args: unknown[]): Promise<unknown> => {
        const refused = refusal();
        if (refused) throw refused;
        try {
          return (await method.apply(target, args)) as unknown;
        } catch (error) {
          throw toStorageError(error);
        }
      };
    },
  });
}

const isAsyncGenerator = (method: object): boolean =>
  Object.prototype.toString.call(method) === '[object AsyncGeneratorFunction]';

/** A generator does nothing before its first item is asked for. */
async function* guardIterable(
  items: AsyncIterable<unknown>,
  refusal: () => Error | null,
): AsyncGenerator {
  const refused = refusal();
  if (refused) throw refused;
  try {
    yield* items;
  } catch (error) {
    throw toStorageError(error);
  }
}
