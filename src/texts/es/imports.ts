import type { ImportField, RowFate, RowReason } from '../../contract/import.ts';
import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';

const reasons = {
  'no-contact': 'No tiene nombre, correo ni número de teléfono.',
  'invalid-email': 'No es una dirección de correo.',
  'rounded-phone':
    'Una hoja de cálculo ha redondeado este número. Da a la columna formato de texto y guarda el archivo otra vez.',
  'unknown-status': 'Ese estado no existe.',
  'unknown-source':
    'Ese origen no existe. Guarda la columna como respuesta para importar estas filas.',
  'unknown-owner':
    'Nadie que pueda iniciar sesión tiene este correo. Invita antes a la persona o no importes la columna.',
  'unknown-priority': 'La prioridad es low, normal o high.',
  'unreadable-time': 'No es una fecha, o no se distinguen el día y el mes.',
  'too-long': 'El texto es demasiado largo.',
  'no-meta-id':
    'Falta el ID del lead. Puede que Excel lo haya redondeado: usa el archivo tal como lo creó Meta.',
  failed: 'LeadRabbit no pudo importar esta fila. El registro de LeadRabbit dice por qué.',
  unchanged: 'El lead ya está aquí con estos valores.',
  differs: 'El lead ya está aquí con otros valores. Se queda como está.',
  'in-crm': 'Este lead ya está aquí. Se queda como está.',
  'same-person': 'Otro lead tiene este correo o número de teléfono.',
  repeated: 'Una fila anterior trata del mismo lead o de la misma persona.',
  erased: 'Los datos de esta persona se borraron y no vuelven.',
} satisfies Record<RowReason, string>;

const fates = {
  created: 'Leads nuevos',
  skipped: 'Ya están aquí',
  refused: 'Rechazadas',
} satisfies Record<RowFate, string>;

const fields = {
  name: 'Nombre completo',
  firstName: 'Nombre',
  lastName: 'Apellidos',
  email: 'Correo',
  phone: 'Teléfono',
  company: 'Empresa',
  status: 'Estado',
  source: 'Origen',
  tags: 'Etiquetas',
  notes: 'Nota',
  createdAt: 'Fecha de la solicitud',
  owner: 'Responsable (correo)',
  priority: 'Prioridad',
  lostReason: 'Motivo de pérdida',
  jobTitle: 'Cargo',
  workEmail: 'Correo del trabajo',
  workPhone: 'Teléfono del trabajo',
  street: 'Calle',
  city: 'Ciudad',
  state: 'Provincia',
  zip: 'Código postal',
  country: 'País',
  dateOfBirth: 'Fecha de nacimiento',
  gender: 'Género',
  custom: 'Campo propio',
  answer: 'Respuesta',
  leadId: 'ID del lead en LeadRabbit',
  metaLeadId: 'ID del lead en Meta',
  ignore: 'No importar',
} satisfies Record<ImportField, string>;

/** The import of leads from a file. */
export const imports = ({ number, percent, plural }: Formats): AdminTexts['imports'] => ({
  title: 'Importar leads',
  intro:
    'Importa leads de un archivo CSV: de otro CRM, de una hoja de cálculo o de una exportación de Meta.',
  choose: 'Elegir un archivo',
  chooseAnother: 'Elegir otro archivo',
  checking: 'Comprobando el archivo…',
  sending: (share) => `Enviando el archivo: ${percent(share)}`,
  checkAgain: 'Comprobar otra vez el archivo',
  notCheckedYet:
    'Las cifras son de las opciones anteriores. El archivo es grande, así que solo se envía otra vez cuando termines.',
  checkingRows: 'Comprobando las filas. Un archivo con muchas filas tarda unos minutos.',
  storingRows: 'Guardando las filas. Un archivo con muchas filas tarda unos minutos.',
  notChecked: 'No se pudo comprobar el archivo',
  notBegun: 'No se pudo empezar la importación',
  proxyRefused:
    'Un proxy delante de LeadRabbit no acepta un archivo de este tamaño. Aumenta el límite del proxy (client_max_body_size en nginx), o divide el archivo e importa las partes una tras otra.',
  empty: {
    title: 'Aún no hay ningún archivo',
    text: (megabytes, rows) =>
      `Elige un archivo CSV cuya primera fila tenga los nombres de las columnas. Verás qué pasa con cada fila antes de que cambie nada. Un archivo puede tener hasta ${number(megabytes)} MB y ${number(rows)} filas.`,
  },
  kinds: {
    'meta-export': 'Leads exportados por Meta',
    'own-export': 'Leads exportados por LeadRabbit',
    table: 'Archivo CSV',
  },
  rows: (count) => plural(count, { one: '1 fila', other: `${number(count)} filas` }),
  fates,
  reasons,
  fields,
  columns: {
    title: 'Columnas',
    intro:
      'Qué contiene cada columna. LeadRabbit lo ha deducido de los nombres. Corrígelo si no es correcto.',
    ofMeta: 'Este archivo viene de Meta, así que LeadRabbit conoce sus columnas.',
    fieldOf: (column) => `Qué hay en la columna ${column}`,
    unnamed: (index) => `Columna ${number(index)}`,
    empty: 'Vacía en las primeras filas',
  },
  options: {
    title: 'Opciones',
    country: 'País de los teléfonos sin prefijo',
    noCountry: 'Desconocido',
    dates: 'Orden del día y el mes',
    orders: { none: 'Elige uno', dmy: 'Primero el día', mdy: 'Primero el mes' },
    dateExample: (text, date) => `${text} es el ${date}`,
    dateUnread: (text) => `${text} no se puede leer`,
    duplicates: 'Crear leads también para personas que ya están aquí',
  },
  importLeads: (count) =>
    plural(count, { one: 'Importar 1 lead', other: `Importar ${number(count)} leads` }),
  nothingYet: 'Todavía no ha cambiado nada.',
  nothingNew: 'Este archivo no tiene leads nuevos.',
  nothingPossible:
    'Ninguna fila de este archivo crea un lead nuevo. Abajo están las filas con sus motivos.',
  chooseDateOrder:
    'Elige el orden del día y el mes. Hasta entonces no se puede leer una fecha como 3/4/2026.',
  before: {
    title: (date) => `Este archivo se importó el ${date}`,
    text: 'Las filas cuyo correo o teléfono ya está aquí se omiten. Las filas que solo tienen un nombre se importarían por segunda vez.',
  },
  importAgain: 'Importar otra vez',
  firstLeads: 'Los primeros leads nuevos',
  noName: 'Sin nombre',
  left: 'Filas que no crean un lead nuevo',
  line: (line) => `Línea ${number(line)}`,
  openLead: 'Abrir el lead',
  someOf: (shown, count) =>
    `Las primeras ${number(shown)} de ${number(count)} filas. Después de la importación, su informe las tiene todas.`,
  moreInReport: (count) =>
    plural(count, {
      one: 'Hay 1 fila más en el informe.',
      other: `Hay ${number(count)} filas más en el informe.`,
    }),
  report: 'Descargar el informe',
  history: {
    title: 'Importaciones',
    notRead: 'No se pudieron leer las importaciones',
    unnamed: 'Archivo sin nombre',
    progress: (done, total) => `${number(done)} de ${number(total)} filas`,
    states: {
      reading:
        'Aún no está guardado del todo. Si la subida se cortó, elige otra vez el mismo archivo.',
      running: 'Importando',
      done: 'Terminada',
      undoing: 'Deshaciendo',
      undone: 'Deshecha',
    },
    result: (created, skipped, refused) =>
      `${number(created)} nuevos · ${number(skipped)} ya estaban · ${number(refused)} rechazadas`,
    undoResult: (removed, kept) =>
      kept === 0
        ? `${number(removed)} eliminados`
        : `${number(removed)} eliminados · ${number(kept)} se quedan, porque alguien trabaja en ellos`,
    rowsOf: (file) => `Filas de ${file} que no crearon un lead`,
    showRows: 'Mostrar las filas',
    hideRows: 'Ocultar las filas',
    noRows: 'Cada fila creó un lead.',
    undone: {
      removed: 'El lead se eliminó.',
      changed: 'Alguien trabaja en este lead. Se queda.',
      gone: 'El lead ya no estaba aquí.',
    },
    undo: 'Deshacer',
    undoTitle: '¿Deshacer esta importación?',
    undoText: (count) =>
      plural(count, {
        one: 'Se elimina el lead que creó, salvo que alguien lo haya cambiado o haya trabajado en él.',
        other: `Se eliminan los ${number(count)} leads que creó. Se quedan los que alguien ha cambiado o en los que ha trabajado.`,
      }),
    undoAction: 'Eliminar los leads',
  },
});
