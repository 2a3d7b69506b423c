import {
  CONTACT_COLUMNS,
  CUSTOM_PREFIX,
  FIRST_COLUMN_NAMES,
  LATER_COLUMNS,
  type FirstColumnName,
} from '../exports/lead-columns.ts';
import { foldText } from '../leads/fold-text.ts';
import type { ColumnMapping, ImportField } from './import-field.ts';

/** The columns of our own export. What the import cannot change is ignored, and so comes back unchanged. */
const OF_EXPORT: Readonly<Record<FirstColumnName, ImportField>> = {
  'Lead ID': 'leadId',
  'Sent at (UTC)': 'createdAt',
  Name: 'name',
  'E-mail': 'email',
  Phone: 'ignore',
  'Phone as written': 'phone',
  Company: 'company',
  Status: 'status',
  Source: 'source',
  Tags: 'tags',
  Page: 'ignore',
  Form: 'ignore',
  Campaign: 'ignore',
  'Ad set': 'ignore',
  Ad: 'ignore',
  'Meta lead ID': 'metaLeadId',
  'Meta form ID': 'ignore',
  'Meta Page ID': 'ignore',
  'First opened at (UTC)': 'ignore',
  'First contacted at (UTC)': 'ignore',
  'Changed at (UTC)': 'ignore',
};

/** The columns that the first exports did not have. */
const OF_LATER: Readonly<Record<string, ImportField>> = {
  Owner: 'owner',
  Priority: 'priority',
  'Lost reason': 'lostReason',
  ...Object.fromEntries(
    Object.entries(CONTACT_COLUMNS).map(([field, name]) => [name, field as ImportField]),
  ),
  Notes: 'notes',
};

/** Names of columns in files of others, folded, in English, Spanish and German. */
const KNOWN: readonly (readonly [ImportField, readonly string[]])[] = [
  ['firstName', ['first name', 'given name', 'forename', 'nombre de pila', 'vorname']],
  [
    'lastName',
    ['last name', 'surname', 'family name', 'apellido', 'apellidos', 'nachname', 'familienname'],
  ],
  [
    'name',
    [
      'name',
      'full name',
      'contact',
      'contact name',
      'lead name',
      'nombre',
      'nombre completo',
      'nombre y apellidos',
      'contacto',
      'vollstandiger name',
      'kontakt',
      'ansprechpartner',
    ],
  ],
  [
    'email',
    [
      'email',
      'e mail',
      'email address',
      'e mail address',
      'mail',
      'work email',
      'correo',
      'correo electronico',
      'email 1',
      'e mail adresse',
      'mailadresse',
    ],
  ],
  [
    'phone',
    [
      'phone',
      'phone number',
      'telephone',
      'mobile',
      'mobile phone',
      'cell',
      'cell phone',
      'tel',
      'whatsapp',
      'telefono',
      'numero de telefono',
      'movil',
      'celular',
      'telefon',
      'telefonnummer',
      'handy',
      'mobil',
      'rufnummer',
    ],
  ],
  [
    'company',
    [
      'company',
      'company name',
      'organization',
      'organisation',
      'account',
      'business',
      'empresa',
      'compania',
      'nombre de la empresa',
      'firma',
      'unternehmen',
    ],
  ],
  ['status', ['status', 'lead status', 'stage', 'estado', 'etapa']],
  ['source', ['source', 'lead source', 'origen', 'fuente', 'quelle']],
  ['tags', ['tags', 'tag', 'labels', 'etiquetas', 'schlagworte']],
  [
    'notes',
    [
      'notes',
      'note',
      'comments',
      'comment',
      'notas',
      'nota',
      'comentarios',
      'comentario',
      'observaciones',
      'notizen',
      'bemerkung',
    ],
  ],
  [
    'createdAt',
    [
      'created',
      'created at',
      'created time',
      'date',
      'created on',
      'submitted',
      'submitted at',
      'fecha',
      'creado',
      'fecha de creacion',
      'datum',
      'erstellt',
      'erstellt am',
    ],
  ],
];

/** Fields that several columns may have. */
const MANY: ReadonlySet<ImportField> = new Set(['notes', 'custom', 'answer', 'ignore']);

/** What the columns of a file seem to be. No other field is suggested for two columns. */
export function suggestMapping(names: readonly string[]): ColumnMapping {
  const fields = isOwnExport(names) ? fieldsOfExport(names) : names.map(fieldNamed);
  return fields.map((field, index) =>
    MANY.has(field) || fields.indexOf(field) === index ? field : 'answer',
  );
}

/** Whether a file comes from an export of LeadRabbit. */
export const isOwnExport = (names: readonly string[]): boolean =>
  FIRST_COLUMN_NAMES.every((name) => names.includes(name));

function fieldsOfExport(names: readonly string[]): ImportField[] {
  const last = names.indexOf('Changed at (UTC)');
  const known: Readonly<Record<string, ImportField>> = OF_EXPORT;
  // In the file of an earlier version, questions come next, and one of them may be called "Owner".
  const later = names.slice(last + 1, last + 1 + LATER_COLUMNS.length);
  const hasLater = LATER_COLUMNS.every(({ name }, index) => later[index] === name);
  const end = hasLater ? last + LATER_COLUMNS.length : last;
  return names.map((name, index) => {
    if (index <= last) return known[name] ?? 'ignore';
    if (index <= end) return OF_LATER[name] ?? 'ignore';
    return hasLater && name.startsWith(CUSTOM_PREFIX) ? 'custom' : 'answer';
  });
}

function fieldNamed(name: string): ImportField {
  const folded = foldText(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (folded === '') return 'ignore';
  return KNOWN.find(([, names]) => names.includes(folded))?.[0] ?? 'answer';
}
