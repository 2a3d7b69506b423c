import type { leadBulk as english } from '../en/lead-bulk.ts';
import type { Formats } from '../formats.ts';

export const leadBulk = ({ number, plural, list }: Formats): ReturnType<typeof english> => {
  const leads = (count: number) =>
    plural(count, { one: '1 lead', other: `${number(count)} leads` });
  return {
    title: 'Leads seleccionados',
    selected: (count) =>
      plural(count, { one: '1 lead seleccionado', other: `${number(count)} leads seleccionados` }),
    selectedPart: (first, last, isMore) => {
      const all = isMore ? `más de ${number(last)}` : number(last);
      return first === 1
        ? `Los primeros ${number(last)} leads de ${all} seleccionados`
        : `Leads ${number(first)} a ${number(last)} de ${all} seleccionados`;
    },
    partHint: (most) =>
      `Un cambio abarca como máximo ${number(most)} leads. Selecciona los siguientes después.`,
    moreMatch: 'Hay más leads que coinciden.',
    selectNext: 'Seleccionar los siguientes',
    noneLeft: 'No coincide ningún otro lead.',
    running: (done, total) => `${number(done)} de ${leads(total)} listos…`,
    all: 'Seleccionar todos los que coinciden',
    status: 'Cambiar estado',
    owner: 'Cambiar responsable',
    priority: 'Cambiar prioridad',
    tags: 'Etiquetas…',
    tagsTitle: (count) => `Etiquetas de ${leads(count)}`,
    addTag: 'Etiqueta que se añade',
    removeTag: 'Etiqueta que se quita',
    save: 'Guardar',
    export: 'Exportar',
    exported: (count, missing) =>
      [
        plural(count, { one: '1 lead exportado.', other: `${number(count)} leads exportados.` }),
        ...(missing > 0 ? [`Faltan ${leads(missing)}, porque ya no existen.`] : []),
      ].join(' '),
    notExported: (why) => `No se exportaron los leads. ${why}`,
    erase: 'Borrar…',
    eraseTitle: (count) => `¿Borrar ${leads(count)}?`,
    eraseWhat:
      'Se eliminan el nombre, los datos de contacto, las respuestas, las notas, los términos de búsqueda y los webhooks que nombraban a estas personas. Si Meta los envía otra vez, LeadRabbit no los guarda. Las demás solicitudes de las mismas personas se conservan.',
    eraseWarning:
      'Esta acción no se puede deshacer. Las copias de seguridad hechas antes aún contienen a estas personas; elimínalas cuando puedas.',
    eraseNow: (count) => `Borrar ${leads(count)}`,
    erased: (count, missing) =>
      [
        plural(count, { one: '1 lead borrado.', other: `${number(count)} leads borrados.` }),
        'Las copias de seguridad aún los contienen.',
        ...(missing > 0 ? [`${leads(missing)} ya se habían borrado antes.`] : []),
      ].join(' '),
    notErased: (erased, why) =>
      `${plural(erased, { one: '1 lead borrado', other: `${number(erased)} leads borrados` })}. Los demás no se borraron. ${why}`,
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
