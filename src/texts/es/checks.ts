import type { CheckId } from '../../reasons.ts';

/** The title of each check. */
export const checks: Readonly<Record<CheckId, string>> = {
  token: 'Inicio de sesión en Meta',
  'data-access': 'Acceso a los datos',
  permissions: 'Permisos',
  abilities: 'Permisos opcionales',
  'page-subscription': 'Webhook de la página',
  'lead-access': 'Acceso a los leads',
  'lead-terms': 'Condiciones de Lead Ads',
  'last-webhook': 'Último webhook',
  reads: 'Lectura de leads',
  'app-subscription': 'Webhook de la aplicación',
  meta: 'API de Meta',
  signatures: 'Firmas de los webhooks',
  'graph-version': 'Versión de la Graph API',
  'app-mode': 'Modo de la aplicación',
  database: 'Base de datos',
};
