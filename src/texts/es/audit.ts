import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';

const actions: AdminTexts['audit']['actions'] = {
  'sign-in': 'Inició sesión',
  'sign-in-failed': 'Inicio de sesión fallido',
  'sign-in-slowed': 'Inicio de sesión rechazado tras demasiados intentos',
  'sign-out': 'Cerró la sesión',
  'second-factor-failed': 'Segundo factor incorrecto',
  'first-admin-made': 'Creó el primer administrador',
  'user-invited': 'Invitó a una persona',
  'user-added': 'Añadió a una persona',
  'invite-accepted': 'Aceptó la invitación',
  'user-renamed': 'Cambió el nombre de una persona',
  'role-changed': 'Cambió un rol',
  'user-disabled': 'Desactivó a una persona',
  'user-enabled': 'Activó a una persona',
  'reset-link-made': 'Creó un enlace para una contraseña nueva',
  'password-reset': 'Puso una contraseña nueva con un enlace',
  'password-changed': 'Cambió una contraseña',
  'sessions-ended': 'Cerró sesiones abiertas',
  'two-factor-on': 'Activó el inicio de sesión en dos pasos',
  'two-factor-off': 'Desactivó el inicio de sesión en dos pasos',
  'recovery-codes-made': 'Creó nuevos códigos de recuperación',
  'profile-changed': 'Cambió un perfil',
  connected: 'Conectó con Meta',
  'page-enabled': 'Activó una conexión',
  'page-disabled': 'Desactivó una conexión',
  'page-deleted': 'Eliminó una conexión',
  'sync-started': 'Inició una sincronización',
  'lead-retried': 'Reintentó leads retenidos',
  'lead-completed': 'Completó un lead a mano',
  'lead-dismissed': 'Descartó un lead',
  'lead-status-changed': 'Cambió el estado de un lead',
  'lead-owner-changed': 'Cambió el responsable de un lead',
  'setting-changed': 'Cambió los ajustes',
  exported: 'Exportó datos',
  'export-ended': 'Terminó una exportación',
  erased: 'Borró los datos de una persona',
  'secret-changed': 'Cambió un secreto',
  'api-key-made': 'Creó una clave de API',
  'api-key-deleted': 'Eliminó una clave de API',
  'meta-deauthorized': 'Quitó la aplicación en Meta',
  'data-deletion-requested': 'Eliminó una identidad de Meta',
  'retention-run': 'Eliminó datos demasiado antiguos',
};

const parts: AdminTexts['audit']['parts'] = {
  intake: 'LeadRabbit: recepción de leads',
  retention: 'LeadRabbit: conservación',
  meta: 'Meta',
};

const settings: AdminTexts['audit']['settings'] = {
  security: 'Seguridad',
  retention: 'Conservación',
  'verify-token': 'Token de verificación del webhook',
  'app-secret': 'Clave secreta de la aplicación',
  'encryption-key': 'Clave de cifrado de los tokens de página',
};

const fields: AdminTexts['audit']['fields'] = {
  name: 'nombre',
  language: 'idioma',
  timeZone: 'zona horaria',
  twoFactorForAdmins: 'dos pasos para administradores',
  deliveryDays: 'días de los cuerpos de los webhooks',
  readingDays: 'días de las lecturas',
  leadDays: 'días de los leads',
  deliveries: 'cuerpos de webhooks',
  readings: 'lecturas',
  leads: 'leads',
  audit: 'registro de auditoría',
};

export const audit = ({ number, plural }: Formats): AdminTexts['audit'] => ({
  title: 'Registro de auditoría',
  intro: 'Quién hizo qué, cuándo y desde dónde. Las entradas no se pueden cambiar ni eliminar.',
  csv: 'Descargar CSV',
  csvHint: 'Todas las entradas que coinciden con los filtros',
  entries: 'Entradas, las más recientes primero',
  reading: 'Cargando el registro de auditoría…',
  notRead: 'No se pudo cargar el registro de auditoría',
  more: 'Mostrar entradas anteriores',
  moreNotRead: 'No se pudieron cargar las entradas anteriores.',
  empty: {
    title: 'Ninguna entrada coincide',
    text: 'No se registró nada que coincida con estos filtros.',
    clear: 'Quitar los filtros',
  },
  filters: {
    actor: 'Filtrar por persona o clave de API',
    everybody: 'Todos',
    action: 'Filtrar por acción',
    everything: 'Todas las acciones',
    time: 'Filtrar por fecha',
    anyTime: 'Cualquier fecha',
    lastDays: (days) =>
      days === 1
        ? 'Últimas 24 horas'
        : `${plural(days, { one: 'Último', other: 'Últimos' })} ${number(days)} ${plural(days, { one: 'día', other: 'días' })}`,
  },
  actions,
  parts,
  actors: { operator: 'Operador en la línea de comandos', stranger: 'Sin iniciar sesión' },
  apiKey: (name) => `Clave de API ${name}`,
  deletedKey: 'Una clave de API eliminada',
  unknownActor: 'Alguien que no está en el equipo',
  targets: {
    lead: (id) => `Lead …${id}`,
    inboxLead: (id) => `Lead ${id} de Meta`,
    page: (id) => `Página ${id}, ya no está conectada`,
    session: 'una sesión',
    request: (code) => `Código ${code}`,
  },
  settings,
  fields,
  from: 'Desde',
});
