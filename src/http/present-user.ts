import type { TeamUser } from '../contract/user.ts';
import type { Person } from '../users/user.ts';

export const presentPerson = (person: Person): TeamUser => ({
  id: person.id,
  name: person.name,
  email: person.email,
  role: person.role,
  status: person.status,
  twoFactor: person.twoFactor,
  lastSeenAt: person.lastSeenAt?.toISOString() ?? null,
  createdAt: person.createdAt.toISOString(),
  absences: [...person.absences],
});
