import type { LEAD_STATUSES } from '../../contract/lead.ts';

/** The statuses that every team begins with. A file of its own, because errors name them too. */
export const statuses: Readonly<Record<(typeof LEAD_STATUSES)[number], string>> = {
  New: 'Nuevo',
  Contacted: 'Contactado',
  Qualified: 'Calificado',
  Meeting: 'Reunión',
  Won: 'Ganado',
  Lost: 'Perdido',
};
