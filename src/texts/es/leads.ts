import type { Formats } from '../formats.ts';
import type { Texts } from '../texts.ts';
import { leadDetails } from './lead-details.ts';
import { leadViews } from './lead-views.ts';
import { leadWork } from './lead-work.ts';
import { statuses } from './statuses.ts';

export const leads = (formats: Formats): Texts['leads'] => {
  const { number, plural } = formats;
  const newLeads = (count: number) =>
    plural(count, { one: '1 lead nuevo', other: `${number(count)} leads nuevos` });
  const doNotMatch = (count: number) =>
    `${newLeads(count)} no ${plural(count, { one: 'coincide', other: 'coinciden' })}`;
  return {
    title: 'Leads',
    list: 'Lista de leads',
    statuses,
    sources: {
      facebook: 'Facebook',
      instagram: 'Instagram',
      manual: 'Añadido a mano',
      website: 'Sitio web',
      other: 'Otro',
    },
    columns: {
      name: 'Nombre',
      email: 'Correo',
      phone: 'Teléfono',
      company: 'Empresa',
      form: 'Formulario',
      source: 'Origen',
      status: 'Estado',
      answer: 'Primera respuesta',
      tags: 'Etiquetas',
      owner: 'Responsable',
      priority: 'Prioridad',
      time: 'Recibido',
    },
    count: {
      exactly: (count) => plural(count, { one: '1 lead', other: `${number(count)} leads` }),
      orMore: (count) => `${number(count)} leads o más`,
    },
    unseen: 'sin abrir',
    noName: 'Sin nombre',
    statusOf: (name) => `Estado de ${name}`,
    callName: (name) => `Llamar a ${name}`,
    loading: 'Cargando los leads…',
    notLoaded: 'No se pudieron cargar los leads',
    olderNotLoaded: 'No se pudieron cargar los leads anteriores. Reintentar',
    takeNext: {
      label: 'Siguiente lead',
      hint: 'Abre el lead más urgente que nadie ha contactado. Durante cinco minutos nadie más lo recibe. Tecla: n',
      none: 'Nadie espera un primer contacto.',
      failed: (why) => `No se tomó ningún lead. ${why}`,
      yours: (time) => `Es tuyo hasta las ${time}`,
      giveBack: 'Devolver',
      givenBack: 'Has devuelto el lead. Ya pueden tomarlo otras personas.',
      notGivenBack: (why) => `No se devolvió el lead. ${why}`,
      takenBy: (name, time) => `${name} lo atiende hasta las ${time}`,
      byRule: (rule) => `Responsable elegido por la regla «${rule}»`,
      byFallback: (rule) =>
        `Responsable elegido por la regla «${rule}» porque ningún miembro trabajaba`,
    },
    toolbar: {
      clear: 'Borrar',
      search: 'Buscar leads',
      searchHint: 'Nombre, teléfono, respuesta…',
      byStatus: 'Filtrar por estado',
      anyStatus: 'Estado: todos',
      bySource: 'Filtrar por origen',
      anySource: 'Origen: todos',
      asBoard: 'Ver como tablero',
      shortcuts: 'Atajos de teclado',
      add: 'Añadir un lead',
    },
    ...leadViews(),
    select: (name) => `Seleccionar ${name}`,
    arrivals: {
      newLeads,
      oldLeads: (count) =>
        plural(count, {
          one: 'Ha entrado 1 lead anterior',
          other: `Han entrado ${number(count)} leads anteriores`,
        }),
      announce: (name, source) => `Lead nuevo: ${name}, de ${source}`,
      hiddenBySearch: (count) => `${doNotMatch(count)} con tu búsqueda`,
      hiddenByFilter: (count) => `${doNotMatch(count)} con tu filtro`,
      show: 'Mostrar',
    },
    change: {
      done: (name, stage) => `El estado de ${name} ahora es «${stage}».`,
      doneAndGone: (name, stage) =>
        `El estado de ${name} ahora es «${stage}». Ya no está en esta lista, porque no coincide con tu filtro.`,
      overtaken: (who, name, stage) =>
        `${who} acaba de cambiar el estado de ${name} a «${stage}». Tu cambio no se guardó.`,
      anyway: (stage) => `Cambiar a «${stage}»`,
      failed: (name, why) => `No se cambió el estado de ${name}. ${why}`,
      undo: 'Deshacer',
      undone: (name, stage) => `El estado de ${name} vuelve a ser «${stage}».`,
      undoFailed: (name, why) => `No se deshizo el cambio de estado de ${name}. ${why}`,
    },
    cold: 'Se enfría',
    details: leadDetails(),
    work: leadWork(),
  };
};
