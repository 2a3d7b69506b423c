import type { Language } from './language.ts';

/** A mail with a link. */
interface LinkMail {
  readonly subject: string;
  /** @param link the address that the person opens */
  text(facts: { readonly name: string; readonly link: string }): string;
}

interface Mails {
  readonly invite: LinkMail;
  readonly reset: LinkMail;
}

const en: Mails = {
  invite: {
    subject: 'Your invitation to LeadRabbit',
    text: ({ name, link }) =>
      `Hello ${name},\n\nyou are invited to work with your team's leads in LeadRabbit. Choose a password here within 7 days:\n\n${link}\n\nThe link works once. If you do not know why you got this mail, ignore it.\n`,
  },
  reset: {
    subject: 'A new password for LeadRabbit',
    text: ({ name, link }) =>
      `Hello ${name},\n\nset a new password for LeadRabbit here within an hour:\n\n${link}\n\nThe link works once. Your old password stays until then. If you did not ask for this, ignore this mail.\n`,
  },
};

const es: Mails = {
  invite: {
    subject: 'Tu invitación a LeadRabbit',
    text: ({ name, link }) =>
      `Hola, ${name}:\n\nTe han invitado a trabajar con los leads de tu equipo en LeadRabbit. Crea una contraseña en este enlace antes de 7 días:\n\n${link}\n\nEl enlace funciona una sola vez. Si no sabes por qué has recibido este correo, no hagas nada.\n`,
  },
  reset: {
    subject: 'Una contraseña nueva para LeadRabbit',
    text: ({ name, link }) =>
      `Hola, ${name}:\n\nCrea una contraseña nueva para LeadRabbit en este enlace antes de una hora:\n\n${link}\n\nEl enlace funciona una sola vez. Hasta entonces vale la contraseña anterior. Si no lo has pedido tú, no hagas nada.\n`,
  },
};

/** The mails of LeadRabbit. They are not part of the texts that the browser loads. */
export const MAILS: Readonly<Record<Language, Mails>> = { en, es };
