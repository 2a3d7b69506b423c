import type { Person } from './user.ts';

interface AuditedChange {
  readonly action:
    'user-disabled' | 'user-enabled' | 'role-changed' | 'user-renamed' | 'profile-changed';
  readonly fields: readonly string[];
}

/** The audit action for each change of a person. */
export function auditedChanges(before: Person, after: Person): readonly AuditedChange[] {
  const [wasOut, isOut] = [before.status === 'disabled', after.status === 'disabled'];
  const hasMoved = JSON.stringify(before.absences) !== JSON.stringify(after.absences);
  return [
    ...(isOut && !wasOut ? [{ action: 'user-disabled', fields: ['disabled'] } as const] : []),
    ...(wasOut && !isOut ? [{ action: 'user-enabled', fields: ['disabled'] } as const] : []),
    ...(before.role !== after.role ? [{ action: 'role-changed', fields: ['role'] } as const] : []),
    ...(before.name !== after.name ? [{ action: 'user-renamed', fields: ['name'] } as const] : []),
    ...(hasMoved ? [{ action: 'profile-changed', fields: ['absences'] } as const] : []),
  ];
}
