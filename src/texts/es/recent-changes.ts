import type { recentChanges as english } from '../en/recent-changes.ts';
import type { Formats } from '../formats.ts';

export const recentChanges = ({ number, plural }: Formats): ReturnType<typeof english> => ({
  title: 'Cambios recientes',
  text: 'Los cambios de varios leads que hiciste en los últimos diez minutos. Un lead que alguien ha cambiado después conserva sus valores.',
  none: 'No has cambiado varios leads a la vez en los últimos diez minutos.',
  which: 'Mostrar cuáles',
  undo: (change) => `Deshacer ${change}`,
  until: (time) => `Hasta las ${time}`,
  isUndone: 'Deshecho',
  skipped: (count) =>
    plural(count, { one: '1 lead omitido', other: `${number(count)} leads omitidos` }),
  others: (count) => `y ${number(count)} más`,
  goneLead: 'Lead que ya no existe',
  reasons: {
    'not-found': 'ya no existe o ya no lo ves',
    'lead-busy': 'otros lo cambiaron en el mismo momento. Cámbialo otra vez',
    'changed-since': 'alguien lo ha cambiado después',
    'not-changed': 'no se había cambiado',
  },
  tags: 'Etiquetas',
});
