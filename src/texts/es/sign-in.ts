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
  forgotPassword: '¿Olvidaste tu contraseña?',
  secondStep: {
    title: 'Escribe tu código',
    intro:
      'Abre tu aplicación de autenticación y escribe los seis dígitos que muestra para LeadRabbit.',
    code: 'Código',
    continue: 'Continuar',
    useRecoveryCode: 'Usar un código de recuperación',
    recoveryIntro:
      'Escribe uno de los códigos de recuperación que guardaste. Cada uno funciona una sola vez. Si no te queda ninguno, pide a un administrador que quite tu segundo paso.',
    recoveryCode: 'Código de recuperación',
    useApp: 'Usar la aplicación de autenticación',
    startOver: 'Empezar de nuevo',
  },
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
});
