import { checks } from './es/checks.ts';
import { errors } from './es/errors.ts';
import { incidents } from './es/incidents.ts';
import { reasons } from './es/reasons.ts';
import { shell } from './es/shell.ts';
import { signIn } from './es/sign-in.ts';
import { ui } from './es/ui.ts';
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
  errors,
  reasons: reasons(formats),
  checks,
  incidents,
  shell: shell(formats),
  signIn: signIn(),
  ui: ui(),
});
