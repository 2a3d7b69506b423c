import type { DatabaseSync } from 'node:sqlite';

/**
 * The database as the accounts library uses it, outside the group commits. It refuses writes while
 * there is a fault, as the group commits do.
 */
export function accountDatabase(database: DatabaseSync, refuseWhileFaulty: () => void) {
  return new Proxy(database, {
    get: (target, name) => {
      if (name === 'prepare')
        return (sql: string) => {
          if (!/^\s*select\b/i.test(sql)) refuseWhileFaulty();
          return target.prepare(sql);
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
