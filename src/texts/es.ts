import { basics } from './es/basics.ts';
import { leads } from './es/leads.ts';
import { live } from './es/live.ts';
import type { Formats } from './formats.ts';
import type { Texts } from './texts.ts';

/**
 * Spanish, neutral for Spain and Latin America.
 *
 * Voice: `tú`, short sentences. One word for each concept: lead = lead, Page = página, form =
 * formulario, connection = conexión, connectors = conectores, delivery = entrega, sync =
 * sincronización (sincronizar), pending = pendiente, needs attention = requiere atención, skipped =
 * omitido, dismissed = descartado, admin = administrador, permission = permiso, ad = anuncio,
 * webhook = webhook.
 */
export const es = (formats: Formats): Texts => ({
  ...basics(formats),
  leads: leads(formats),
  live: live(formats),
});
