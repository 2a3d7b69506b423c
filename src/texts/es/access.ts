import type { AccessTexts } from '../texts.ts';

export const access = (): AccessTexts => ({
  forgot: {
    title: 'Crea una contraseña nueva',
    intro:
      'Escribe tu correo electrónico. LeadRabbit te enviará un enlace para crear una contraseña nueva.',
    send: 'Enviar el enlace',
    askAdmin:
      'Este LeadRabbit no envía correos. Pide a un administrador de tu equipo un enlace para crear una contraseña nueva. El administrador lo crea en Personas.',
    sent: 'Revisa tu correo',
    sentText: (email) =>
      `Si hay una cuenta para ${email}, un correo con un enlace va de camino. El enlace vale durante una hora. Si no llega, comprueba la dirección y la carpeta de correo no deseado.`,
    otherAddress: 'Usar otra dirección',
    back: 'Volver al inicio de sesión',
  },
  newPassword: {
    label: 'Contraseña nueva',
    start: 'Al menos 8 caracteres. Es mejor usar 15 o más.',
    'too-short': 'Demasiado corta: al menos 8 caracteres.',
    enough: 'Suficiente. Con 15 caracteres o más es más segura.',
    long: 'Fuerte: las contraseñas largas son difíciles de adivinar.',
  },
  link: {
    checking: 'Comprobando el enlace…',
    notChecked: 'No se pudo comprobar el enlace',
    over: 'Este enlace ya no funciona',
    goToSignIn: 'Ir al inicio de sesión',
    askForNew: 'Pedir un enlace nuevo',
    inviteTitle: (name) => `Te damos la bienvenida, ${name}`,
    inviteIntro: (email) => `Elige una contraseña. Iniciarás sesión con ella y con ${email}.`,
    join: 'Empezar a trabajar',
    resetTitle: 'Crea una contraseña nueva',
    resetIntro: (email) =>
      `Para la cuenta ${email}. Se cerrará la sesión en los demás navegadores.`,
    reset: 'Guardar e iniciar sesión',
  },
  setup: {
    title: 'Configura LeadRabbit',
    intro: 'Crea la primera cuenta de administrador. Después conectarás tus páginas.',
    code: 'Código de configuración',
    codeHint: 'LeadRabbit lo mostró en la consola al iniciarse.',
    name: 'Nombre',
    create: 'Crear cuenta de administrador',
  },
});
