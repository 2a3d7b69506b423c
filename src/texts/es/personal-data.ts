import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';

export const personalData = ({ number, plural, list }: Formats): AdminTexts['personalData'] => ({
  title: 'Datos personales',
  download: 'Descargar sus datos',
  erase: 'Borrar a esta persona…',
  dialogTitle: (name) => `¿Borrar a ${name}?`,
  what: 'Se eliminan el nombre, los datos de contacto, las respuestas, los términos de búsqueda y los webhooks que nombraban a esta persona. Lo que Meta envíe otra vez no vuelve a entrar. Un certificado sin datos personales dice qué se eliminó.',
  others: (count) =>
    `${number(count)} ${plural(count, { one: 'solicitud más tiene', other: 'solicitudes más tienen' })} el mismo correo electrónico o teléfono. ¿${plural(count, { one: 'Borrarla', other: 'Borrarlas' })} también?`,
  noOthers: 'No hay ninguna otra solicitud con este correo electrónico o teléfono.',
  noName: 'Sin nombre',
  held: 'retenida en Entrega',
  warning:
    'Esta acción no se puede deshacer. Las copias de seguridad hechas antes aún contienen a la persona; elimínalas cuando puedas.',
  confirm: (count) =>
    `Borrar ${number(count)} ${plural(count, { one: 'solicitud', other: 'solicitudes' })}`,
  backups: 'Las copias de seguridad aún contienen a la persona.',
  erased: ({ leads, inboxLeads, deliveries }) =>
    `Borrado: ${list([
      `${number(leads)} ${plural(leads, { one: 'lead', other: 'leads' })}`,
      `${number(inboxLeads)} ${plural(inboxLeads, { one: 'original', other: 'originales' })}`,
      `${number(deliveries)} ${plural(deliveries, { one: 'webhook', other: 'webhooks' })}`,
    ])}.`,
});
