import { toStorageError } from './storage-error.ts';

/**
 * A store whose reads fail as its writes do: with the `storage-unavailable` error if the database or its
 * disk is at fault. Otherwise an outage would look like a fault of the lead that is being read.
 */
export function withStorageErrors<Store extends object>(store: Store): Store {
  const wrapped = Object.entries(store).map(([name, method]: [string, unknown]) => [
    name,
    typeof method === 'function' ? guard(method.bind(store) as Method) : method,
  ]);
  return Object.fromEntries(wrapped) as Store;
}

type Method = (...args: unknown[]) => Promise<unknown>;

const guard =
  (method: Method): Method =>
  async (...args) => {
    try {
      return await method(...args);
    } catch (error) {
      throw toStorageError(error);
    }
  };
