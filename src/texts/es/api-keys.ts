import type { AdminTexts } from '../texts.ts';

export const apiKeys = (): AdminTexts['apiKeys'] => ({
  title: 'Claves de API',
  intro:
    'Los programas usan una clave en lugar de iniciar sesión. Da a cada programa su propia clave.',
  make: 'Nueva clave de API',
  reading: 'Cargando las claves de API…',
  notRead: 'No se pudieron cargar las claves de API',
  empty: {
    title: 'Todavía no hay claves de API',
    text: 'Crea una para que un programa, como una hoja de cálculo o un panel, trabaje con tus leads.',
  },
  name: 'Nombre',
  nameHint: 'Por ejemplo, el programa que la usa.',
  noName: 'Escribe un nombre.',
  scopesLabel: 'Qué puede hacer',
  noScope: 'Elige al menos una cosa que la clave pueda hacer.',
  scopes: {
    'leads:read': { name: 'Ver leads', hint: 'Todos los leads, sus respuestas y su historial.' },
    'leads:write': {
      name: 'Cambiar leads',
      hint: 'También verlos. Por ejemplo, cambiar un estado.',
    },
    'connections:read': {
      name: 'Ver conexiones',
      hint: 'Páginas, cuentas de Instagram y si llegan sus leads.',
    },
    admin: {
      name: 'Todo lo que puede hacer un administrador',
      hint: 'También personas, conexiones, ajustes y otras claves de API. Úsalo con cuidado.',
    },
  },
  lifetime: 'Funciona durante',
  lifetimes: { '30': '30 días', '90': '90 días', '365': '1 año', ever: 'Hasta que se elimine' },
  submit: 'Crear la clave',
  secret: {
    title: (name) => `La clave para ${name} está lista`,
    text: 'Cópiala ahora y guárdala en un lugar seguro. No se vuelve a mostrar.',
    label: 'Clave de API',
    copy: 'Copiar la clave de API',
    use: 'Un programa la envía con cada solicitud:',
    done: 'Listo',
  },
  madeBy: (name) => `Creada por ${name},`,
  unknownMaker: 'alguien que ya no está en el equipo',
  neverUsed: 'Nunca se ha usado',
  lastUsed: 'Último uso:',
  neverExpires: 'No caduca',
  expires: (day) => `Caduca el ${day}`,
  expired: (day) => `Caducó el ${day}`,
  deleteKey: (name) => `Eliminar ${name}`,
  deleted: (name) => `Se eliminó ${name}.`,
  deletion: {
    title: (name) => `¿Eliminar ${name}?`,
    text: 'El programa que usa esta clave se rechaza de inmediato. Esta acción no se puede deshacer.',
    action: 'Eliminar',
  },
});
