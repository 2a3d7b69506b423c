import type { Texts } from '../texts.ts';

export const ui = (): Texts['ui'] => ({
  announcements: 'Anuncios',
  cancel: 'Cancelar',
  close: 'Cerrar',
  copied: 'Copiado',
  copyFailed: 'El navegador no permite copiar. Selecciona el texto y cópialo manualmente.',
  dismiss: 'Descartar',
  failure: {
    unreachable: 'No se puede conectar con LeadRabbit. Comprueba tu conexión e inténtalo de nuevo.',
    unreadable: 'LeadRabbit dio una respuesta que no se puede leer. Vuelve a cargar la página.',
  },
  hide: 'Ocultar',
  messages: 'Mensajes',
  ofPassword: 'contraseña',
  show: 'Mostrar',
  tryAgain: 'Reintentar',
  undo: 'Deshacer',
  undone: (what) => `Deshecho: ${what}`,
  notUndone: (why) => `No se deshizo. ${why}`,
});
