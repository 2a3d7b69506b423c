import type { Texts } from '../texts.ts';

export const signIn = (): Texts['signIn'] => ({
  title: 'Inicia sesión en LeadRabbit',
  intro: {
    first: 'Cada consulta en tu pantalla, en menos de un segundo.',
    ended: 'Tu sesión ha terminado. Inicia sesión de nuevo para continuar.',
    'signed-out': 'Cerraste la sesión en otra pestaña. Inicia sesión de nuevo para continuar.',
  },
  email: 'Correo electrónico',
  password: 'Contraseña',
  signIn: 'Iniciar sesión',
  language: 'Idioma',
  demo: {
    title: 'Esto es una demostración',
    intro: 'Un emulador sustituye a Meta. Elige una cuenta:',
    adminCan: 'Conecta páginas y lo ve todo',
    salesCan: 'Trabaja con los leads',
    signInAsAdmin: 'Entrar como administrador',
    signInAsSales: 'Entrar como vendedor',
    openEmulator: 'Abrir el emulador de Meta',
  },
  setup: {
    title: 'Configura LeadRabbit',
    intro: 'Crea la primera cuenta de administrador. Después conectarás tus páginas.',
    code: 'Código de configuración',
    codeHint: 'LeadRabbit lo mostró en la consola al iniciarse.',
    name: 'Nombre',
    passwordHint: 'Al menos 8 caracteres.',
    create: 'Crear cuenta de administrador',
  },
});
