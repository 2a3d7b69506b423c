import type { Formats } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const shell = ({ list }: Formats): Texts['shell'] => ({
  skipToContent: 'Ir al contenido',
  navigation: 'Principal',
  leads: 'Leads',
  delivery: 'Entrega',
  connectors: 'Conectores',
  administration: 'Administración',
  more: 'Más',
  people: 'Personas',
  audit: 'Auditoría',
  apiKeys: 'Claves de API',
  privacy: 'Privacidad',
  notInCrm: 'fuera del CRM',
  account: 'Cuenta',
  accountOf: (name) => `Cuenta de ${name}`,
  profile: 'Perfil',
  theme: 'Tema',
  themes: { system: 'Igual que el dispositivo', light: 'Claro', dark: 'Oscuro' },
  language: 'Idioma',
  languageOfBrowser: 'Igual que el navegador',
  languageNotLoaded: 'No se pudo cargar el idioma. Comprueba tu conexión e inténtalo de nuevo.',
  signOut: 'Cerrar sesión',
  adminNotice: {
    label: 'Para administradores',
    connect: 'Conectar',
    details: 'Detalles',
    leadsRefused: (pages) => `Meta no permite que LeadRabbit lea los leads de ${list(pages)}.`,
    leadsAtRisk: (pages) =>
      `LeadRabbit no puede leer los leads de ${list(pages)}, o pronto no podrá.`,
    signInAgain: 'Se conservan. Pulsa Conectar e inicia sesión en Meta de nuevo.',
    kept: 'Se conservan.',
    seeWhatToDo: 'Ver qué hacer',
  },
  adminsOnly: {
    title: 'Solo los administradores pueden ver esta página',
    text: 'Los administradores conectan páginas y se aseguran de que no se pierda ningún lead. Pregunta a un administrador de tu equipo.',
  },
  missing: {
    title: 'Esta página no existe',
    text: 'Comprueba la dirección. Es posible que la página se haya movido.',
  },
  goToLeads: 'Ir a tus leads',
  broken: { title: 'No se pudo mostrar esta página', text: 'Vuelve a cargar la página.' },
  notLoaded: 'No se pudo cargar esta pantalla',
  loading: 'Cargando la pantalla…',
});
