import type { Faults } from '../faults/fault-schema.ts';
import type { PermissionStatus, User } from './world.ts';

/**
 * What the person has granted, as Meta lists it. A permission that the fault takes away from all
 * Pages counts as declined; one that is taken away from a single Page stays in the list.
 */
export function listPermissions(
  user: Pick<User, 'permissions'>,
  { missingPermission: missing }: Pick<Faults, 'missingPermission'>,
): [permission: string, status: PermissionStatus][] {
  return [...user.permissions].map(([permission, status]) =>
    missing?.permission === permission && missing.pageId === undefined
      ? [permission, 'declined']
      : [permission, status],
  );
}
