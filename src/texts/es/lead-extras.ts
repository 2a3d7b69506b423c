import type { Formats } from '../formats.ts';
import type { LeadExtrasTexts } from '../texts.ts';

export const leadExtras = ({ number }: Formats): LeadExtrasTexts => ({
  related: {
    title: 'Otras solicitudes de esta persona',
    notLoaded: (why) => `No se han podido cargar otras solicitudes de esta persona. ${why}`,
    sameBoth: 'mismo correo y teléfono',
    sameEmail: 'mismo correo',
    samePhone: 'mismo teléfono',
    nobody: 'sin responsable',
    more: 'Hay más solicitudes con este correo o teléfono.',
    unlink: (name) => `${name} es otra persona`,
    unlinked: (count) =>
      count === 1
        ? '1 solicitud de otra persona'
        : `${number(count)} solicitudes de otras personas`,
    unlinkedBy: (who) => `Separada por ${who}`,
    link: (name) => `${name} es la misma persona`,
    linkAgain: 'Unir de nuevo',
    wasUnlinked: 'La solicitud ya no se muestra como una de esta persona.',
    wasLinked: 'La solicitud se muestra de nuevo como una de esta persona.',
    failed: (why) => `No se ha guardado. ${why}`,
  },
});
