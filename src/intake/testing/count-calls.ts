/** Counts the calls of all functions of a store. */
export function countCalls<T extends object>(
  store: T,
): { readonly store: T; readonly calls: () => number } {
  let calls = 0;
  const counting = new Proxy(store, {
    get: (target, name) => {
      calls += 1;
      return Reflect.get(target, name) as unknown;
    },
  });
  return { store: counting, calls: () => calls };
}
