import type { RowFate, RowReason } from '../../contract/import.ts';
import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';

const reasons = {
  'no-contact': 'No tiene nombre, correo ni número de teléfono.',
  'invalid-email': 'No es una dirección de correo.',
  'unknown-status': 'Ese estado no existe.',
  'unknown-source': 'Ese origen no existe.',
  'unreadable-time': 'No es una fecha, o no se distinguen el día y el mes.',
  'too-long': 'El texto es demasiado largo.',
  'no-meta-id':
    'Falta el ID del lead. Puede que Excel lo haya redondeado: usa el archivo tal como lo creó Meta.',
  unchanged: 'El lead ya está aquí con estos valores.',
  'in-crm': 'Este lead ya está aquí. Se queda como está.',
  'same-person': 'Otro lead tiene este correo o número de teléfono.',
  repeated: 'Una fila anterior trata del mismo lead o de la misma persona.',
  erased: 'Los datos de esta persona se borraron y no vuelven.',
} satisfies Record<RowReason, string>;

const fates = {
  created: 'Nuevos',
  updated: 'Cambiados',
  skipped: 'Omitidos',
  refused: 'Rechazados',
} satisfies Record<RowFate, string>;

/** The import of leads from a file. */
export const imports = ({ number, plural }: Formats): AdminTexts['imports'] => ({
  title: 'Importar leads',
  intro: 'Trae los leads que Meta elimina a los 90 días, desde un archivo que exporta Meta.',
  choose: 'Elegir un archivo',
  checking: 'Comprobando el archivo…',
  notChecked: 'No se pudo comprobar el archivo',
  notImported: 'La importación se detuvo. Lo que entró se queda; inténtalo otra vez para el resto.',
  empty: {
    title: 'Aún no hay ningún archivo',
    text: 'En Meta Business Suite, descarga como CSV los leads de un formulario y elige ese archivo. Verás qué pasa con cada fila antes de que cambie nada.',
  },
  kinds: {
    'meta-export': 'Leads exportados por Meta',
    'own-export': 'Leads exportados por LeadRabbit',
    table: 'Otro archivo',
  },
  rows: (count) => plural(count, { one: '1 fila', other: `${number(count)} filas` }),
  fates,
  reasons,
  importLeads: (count) =>
    plural(count, { one: 'Importar 1 lead', other: `Importar ${number(count)} leads` }),
  nothingYet: 'Todavía no ha cambiado nada.',
  nothingNew: 'Este archivo no tiene leads nuevos.',
  done: (count) =>
    plural(count, { one: 'Se importó 1 lead.', other: `Se importaron ${number(count)} leads.` }),
  notOfMeta: {
    title: 'Este archivo se puede comprobar, pero aún no importar',
    text: 'Por ahora LeadRabbit solo importa leads exportados por Meta.',
  },
  firstLeads: 'Los primeros leads nuevos',
  noName: 'Sin nombre',
  left: 'Filas que no crean un lead nuevo',
  line: (line) => `Línea ${number(line)}`,
  openLead: 'Abrir el lead',
  moreInReport: (count) =>
    plural(count, {
      one: 'Hay 1 fila más en el informe.',
      other: `Hay ${number(count)} filas más en el informe.`,
    }),
  report: 'Descargar el informe',
});
