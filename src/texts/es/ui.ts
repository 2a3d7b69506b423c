import type { Texts } from '../texts.ts';

export const ui = (): Texts['ui'] => ({
  announcements: 'Anuncios',
  cancel: 'Cancelar',
  close: 'Cerrar',
  copied: 'Copiado',
  copyFailed: 'El navegador no permite copiar. Selecciona el texto y cópialo manualmente.',
  dismiss: 'Descartar',
  hide: 'Ocultar',
  messages: 'Mensajes',
  ofPassword: 'contraseña',
  show: 'Mostrar',
  tryAgain: 'Reintentar',
});
