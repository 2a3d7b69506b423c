/** Stands for a store that does not exist yet: every call fails. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows the store
export const notBuilt = <Store extends object>(name: string): Store =>
  new Proxy({} as Store, {
    get: (_, method) => () => {
      throw new Error(`${name}.${String(method)} is not built yet.`);
    },
  });
