import type { leadBulk as english } from '../en/lead-bulk.ts';
import type { Formats } from '../formats.ts';

export const leadBulk = ({ number, plural, list }: Formats): ReturnType<typeof english> => {
  const leads = (count: number) =>
    plural(count, { one: '1 lead', other: `${number(count)} leads` });
  return {
    title: 'Leads seleccionados',
    selected: (count) =>
      plural(count, { one: '1 lead seleccionado', other: `${number(count)} leads seleccionados` }),
    running: (done, total) => `${number(done)} de ${leads(total)} listos…`,
    all: 'Seleccionar todos los que coinciden',
    status: 'Cambiar estado',
    owner: 'Cambiar responsable',
    tag: 'Añadir etiqueta',
    clear: 'Quitar la selección',
    done: (changed, same, skipped) =>
      `${list([
        plural(changed, { one: '1 lead cambiado', other: `${number(changed)} leads cambiados` }),
        ...(same > 0 ? [`${number(same)} ya tenían este valor`] : []),
        ...(skipped > 0
          ? [`${number(skipped)} omitidos, porque ya no existen o están ocupados`]
          : []),
      ])}.`,
    failed: (why) => `No se pudieron cambiar los leads. ${why}`,
    undo: 'Deshacer',
    undone: (restored, kept) =>
      [
        plural(restored, {
          one: '1 lead restaurado.',
          other: `${number(restored)} leads restaurados.`,
        }),
        ...(kept > 0
          ? [`${leads(kept)} sin restaurar, porque alguien los ha cambiado después.`]
          : []),
      ].join(' '),
    notUndone: (why) => `El cambio no se deshizo. ${why}`,
  };
};
