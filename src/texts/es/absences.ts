import type { absences as english } from '../en/absences.ts';

export const absences = (): ReturnType<typeof english> => ({
  title: 'Ausencias',
  text: 'Las reglas de asignación no dan leads nuevos a una persona ausente.',
  none: 'No hay ninguna prevista.',
  from: 'Primer día',
  to: 'Último día',
  add: 'Añadir',
  remove: (days) => `Quitar la ausencia ${days}`,
  noDays: 'Elige el primer y el último día.',
  wrongOrder: 'El último día no puede ser anterior al primero.',
  away: (until) => `Ausente hasta el ${until}`,
  close: 'Listo',
});
