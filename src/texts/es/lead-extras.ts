import type { Formats } from '../formats.ts';
import type { LeadExtrasTexts } from '../texts.ts';

export const leadExtras = ({ number }: Formats): LeadExtrasTexts => ({
  mentions: {
    label: 'Personas que se pueden mencionar',
    found: (count) =>
      count === 1
        ? 'Se puede mencionar a 1 persona. Intro la elige.'
        : `Se puede mencionar a ${count} personas. Las flechas e Intro eligen.`,
  },
  tags: {
    known: 'Etiquetas de otros leads',
    found: (count) => (count === 1 ? '1 etiqueta conocida.' : `${count} etiquetas conocidas.`),
  },
  related: {
    title: 'Otras solicitudes de esta persona',
    notLoaded: (why) => `No se pudieron cargar otras solicitudes de esta persona. ${why}`,
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
    failed: (why) => `No se guardó. ${why}`,
  },
  templates: {
    title: 'Plantillas de texto',
    intro: 'Textos que envías a menudo. Desde un lead, envías uno con dos toques.',
    make: 'Nueva plantilla',
    changeTitle: 'Cambiar la plantilla',
    own: 'Mis plantillas',
    shared: 'Para todos',
    reading: 'Cargando las plantillas…',
    notRead: 'No se pudieron cargar las plantillas',
    notLoaded: (why) => `No se pudieron cargar las plantillas. ${why}`,
    none: {
      title: 'Aún no hay plantillas',
      text: 'Escribe un texto una vez y envíalo a cada lead con su nombre.',
    },
    nonePossible: 'Este lead no tiene el teléfono o el correo que necesitan las plantillas.',
    choose: 'Elegir un texto',
    manage: 'Gestionar plantillas',
    sendBy: (name, channel) => `${name}: ${channel}`,
    open: (channel) => `Abrir ${channel}`,
    back: 'Atrás',
    fillIn: 'El lead no tiene este dato. Complétalo antes de enviar el texto.',
    isMissing: 'Completa este campo.',
    name: 'Nombre',
    nameHint: 'Solo lo ve tu equipo.',
    noName: 'Ponle un nombre a la plantilla.',
    channels: 'Enviar por',
    noChannel: 'Elige al menos un medio.',
    subject: 'Asunto del correo',
    text: 'Texto',
    textHint:
      'LeadRabbit completa lo que está entre llaves con los datos del lead. Si falta un dato, te lo pregunta antes de enviar el texto.',
    noText: 'Escribe un texto.',
    tooLong: (most) => `Usa ${number(most)} caracteres como máximo.`,
    unknownPlaceholder: (name) =>
      `{${name}} no se completa con nada. Usa uno de los botones debajo del texto.`,
    insert: 'Insertar del lead',
    placeholders: {
      firstName: 'Nombre',
      name: 'Nombre completo',
      company: 'Empresa',
      form: 'Formulario',
      me: 'Mi nombre',
      answer: 'Respuesta',
    },
    share: 'La ve todo el equipo',
    save: 'Guardar',
    saved: (name) => `Se guardó ${name}.`,
    change: (name) => `Cambiar ${name}`,
    remove: (name) => `Eliminar ${name}`,
    removed: (name) => `Se eliminó ${name}.`,
    removal: {
      title: (name) => `¿Eliminar ${name}?`,
      action: 'Eliminar la plantilla',
      own: 'El texto se elimina.',
      shared: 'El texto se elimina para todo el equipo.',
    },
  },
  addLead: {
    title: 'Añadir un lead',
    nameless: 'Escribe un nombre, un correo o un teléfono.',
    phoneHint: 'Con el prefijo del país, como +34 612 345 678.',
    source: 'Origen',
    note: 'Nota',
    isKnown: (count) =>
      count === 1
        ? 'Ya hay un lead con este correo o teléfono'
        : `Ya hay ${number(count)} leads con este correo o teléfono`,
    add: 'Añadir el lead',
    addAnyway: 'Añadirlo de todos modos',
    added: 'Se añadió el lead.',
    noteNotSaved: (why) => `No se guardó la nota. ${why}`,
  },
});
