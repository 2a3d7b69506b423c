import type { LeadStatus } from '../../contract/lead.ts';

/** The statuses of a lead. A file of its own, because errors name them too. */
export const statuses: Readonly<Record<LeadStatus, string>> = {
  New: 'Nuevo',
  Contacted: 'Contactado',
  Qualified: 'Calificado',
  Meeting: 'Reunión',
  Won: 'Ganado',
  Lost: 'Perdido',
};
