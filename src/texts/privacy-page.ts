import type { Language } from './language.ts';

interface PrivacyPageTexts {
  readonly title: Readonly<Record<'deauthorize' | 'deletion' | 'unknown', string>>;
  done(facts: { readonly date: string; readonly pages: number }): string;
  readonly nothingHeld: string;
  readonly deleted: string;
  readonly stays: string;
  readonly code: string;
  readonly unknown: string;
}

const en: PrivacyPageTexts = {
  title: {
    deauthorize: 'Access removed',
    deletion: 'Data deleted',
    unknown: 'Unknown code',
  },
  done: ({ date, pages }) =>
    `Done on ${date}. ${pages === 1 ? 'One Page' : `${pages} Pages`} that you had connected can no longer be read with your sign-in.`,
  nothingHeld: 'Nothing of you was held here when the request came.',
  deleted:
    'Deleted: the identifier that Facebook gave this app for you, and every access token that came from your sign-in.',
  stays:
    'Not deleted: enquiries that people sent to the Pages’ forms. They are no data of yours; the business that runs the Pages is responsible for them.',
  code: 'Confirmation code',
  unknown: 'There is no request with this code. Check the address that you were given.',
};

const es: PrivacyPageTexts = {
  title: {
    deauthorize: 'Acceso retirado',
    deletion: 'Datos eliminados',
    unknown: 'Código desconocido',
  },
  done: ({ date, pages }) =>
    `Hecho el ${date}. ${pages === 1 ? 'Una página que habías conectado ya no se puede' : `${pages} páginas que habías conectado ya no se pueden`} leer con tu inicio de sesión.`,
  nothingHeld: 'Cuando llegó la solicitud no se guardaba aquí nada sobre ti.',
  deleted:
    'Se ha eliminado: el identificador que Facebook dio a esta aplicación para ti y todos los tokens de acceso de tu inicio de sesión.',
  stays:
    'No se ha eliminado: las solicitudes que otras personas enviaron a los formularios de las páginas. No son datos tuyos; el responsable es la empresa que gestiona las páginas.',
  code: 'Código de confirmación',
  unknown: 'No hay ninguna solicitud con este código. Comprueba la dirección que te dieron.',
};

/** The status page of a privacy request, for somebody who has no account here. */
export const PRIVACY_PAGE: Readonly<Record<Language, PrivacyPageTexts>> = { en, es };
