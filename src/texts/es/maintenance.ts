import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';

export const maintenance = ({ list }: Formats): AdminTexts['maintenance'] => ({
  title: 'Mantenimiento trimestral',
  intro: 'Cámbialos cada 90 días. Así deja de funcionar un secreto que alguien haya copiado.',
  reading: 'Cargando cuándo se cambiaron los secretos…',
  notRead: 'No se pudieron cargar las fechas.',
  names: {
    'verify-token': 'Token de verificación del webhook',
    'app-secret': 'Clave secreta de la aplicación',
    'encryption-key': 'Clave de cifrado de los tokens de página',
    'page-tokens': 'Tokens de página',
  },
  since: {
    'verify-token': (day) => `El mismo desde el ${day}.`,
    'app-secret': (day) => `La misma desde el ${day}.`,
    'encryption-key': (day) => `La misma desde el ${day}.`,
    'page-tokens': (day) => `El más antiguo es del ${day}.`,
  },
  none: {
    'verify-token': 'No hay ninguno.',
    'app-secret': 'No hay ninguna.',
    'encryption-key': 'No hay ninguna. LeadRabbit usa la clave de su carpeta de datos.',
    'page-tokens':
      'No hay ninguna página conectada, o se conectó antes de que LeadRabbit guardara la fecha.',
  },
  advice: {
    'verify-token':
      'Pide a la persona que gestiona LeadRabbit que ponga un nuevo FACEBOOK_WEBHOOK_VERIFY_TOKEN, conserve el anterior como FACEBOOK_WEBHOOK_VERIFY_TOKEN_PREVIOUS, reinicie e introduzca el nuevo en los ajustes del webhook de la aplicación en Meta.',
    'app-secret':
      'Pide a la persona que gestiona LeadRabbit que restablezca la clave secreta en Meta (Configuración de la aplicación, Básica), ponga la nueva como FACEBOOK_APP_SECRET, conserve la anterior como FACEBOOK_APP_SECRET_PREVIOUS durante 36 horas y reinicie.',
    'encryption-key':
      'Pide a la persona que gestiona LeadRabbit que ponga una nueva TOKEN_ENCRYPTION_KEY, conserve la anterior como TOKEN_ENCRYPTION_KEY_PREVIOUS durante un arranque y reinicie.',
    'page-tokens':
      'Abre Conectores, pulsa Conectar e inicia sesión en Meta de nuevo con todas las páginas.',
  },
  notice: {
    title: 'Toca el mantenimiento trimestral',
    text: (names) => `Con más de 90 días: ${list(names)}.`,
    link: 'Ver qué hacer',
  },
});
