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
  templates: {
    title: 'Plantillas de texto',
    intro: 'Textos que envías una y otra vez. En un lead están a dos toques.',
    make: 'Nueva plantilla',
    changeTitle: 'Cambiar la plantilla',
    own: 'Mis plantillas',
    shared: 'Para todos',
    reading: 'Cargando las plantillas…',
    notRead: 'No se han podido cargar las plantillas',
    notLoaded: (why) => `No se han podido cargar las plantillas. ${why}`,
    none: {
      title: 'Aún no hay plantillas',
      text: 'Escribe un texto una vez y envíalo a cada lead con su nombre.',
    },
    nonePossible:
      'Ninguna plantilla sirve para un medio por el que se pueda contactar con este lead.',
    choose: 'Elegir un texto',
    manage: 'Gestionar plantillas',
    sendBy: (name, channel) => `${name}: ${channel}`,
    open: (channel) => `Abrir ${channel}`,
    back: 'Atrás',
    fillIn: 'El lead no lo dice. Complétalo antes de enviar el texto.',
    isMissing: 'Completa este campo.',
    name: 'Nombre',
    nameHint: 'Solo lo ve tu equipo.',
    noName: 'Ponle un nombre a la plantilla.',
    channels: 'Enviar por',
    noChannel: 'Elige al menos un medio.',
    subject: 'Asunto del correo',
    text: 'Texto',
    textHint:
      'Lo que está entre llaves se completa con los datos del lead. Si el lead no lo dice, se te pregunta antes de enviarlo.',
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
    saved: (name) => `Se ha guardado ${name}.`,
    change: (name) => `Cambiar ${name}`,
    remove: (name) => `Eliminar ${name}`,
    removed: (name) => `Se ha eliminado ${name}.`,
    removal: {
      title: (name) => `¿Eliminar ${name}?`,
      action: 'Eliminar la plantilla',
      own: 'El texto se pierde.',
      shared: 'El texto se pierde para todo el equipo.',
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
    added: 'Se ha añadido el lead.',
    noteNotSaved: (why) => `No se ha guardado la nota. ${why}`,
  },
});
