import type { Language } from './language.ts';

interface SubjectPageTexts {
  readonly title: string;
  readonly intro: string;
  readonly enquiry: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly sent: string;
  readonly status: string;
  readonly answers: string;
  readonly consents: string;
  readonly agreed: string;
  readonly notAgreed: string;
  readonly source: string;
  readonly meetings: string;
  readonly tasks: string;
  readonly more: string;
  readonly notes: string;
  readonly conversations: string;
  readonly earlier: string;
  readonly history: string;
}

const en: SubjectPageTexts = {
  title: 'Personal data',
  intro: 'All that is held of you in LeadRabbit, as of',
  enquiry: 'Enquiry',
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  sent: 'Sent',
  status: 'Status',
  answers: 'Your answers',
  consents: 'Your consents',
  agreed: 'agreed',
  notAgreed: 'not agreed',
  source: 'Where you sent it',
  meetings: 'Meetings with you',
  tasks: 'What we have to do for you',
  more: 'What the team added',
  notes: 'Notes about you',
  conversations: 'Calls and messages',
  earlier: 'Earlier values',
  history: 'What happened to it',
};

const es: SubjectPageTexts = {
  title: 'Datos personales',
  intro: 'Todo lo que LeadRabbit guarda sobre ti, a fecha de',
  enquiry: 'Solicitud',
  name: 'Nombre',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  company: 'Empresa',
  sent: 'Enviada',
  status: 'Estado',
  answers: 'Tus respuestas',
  consents: 'Tus consentimientos',
  agreed: 'aceptado',
  notAgreed: 'no aceptado',
  source: 'Dónde la enviaste',
  meetings: 'Citas contigo',
  tasks: 'Lo que tenemos que hacer por ti',
  more: 'Lo que añadió el equipo',
  notes: 'Notas sobre ti',
  conversations: 'Llamadas y mensajes',
  earlier: 'Valores anteriores',
  history: 'Qué ha pasado con ella',
};

/** The data of one person as a page for that person. */
export const SUBJECT_PAGE: Readonly<Record<Language, SubjectPageTexts>> = { en, es };
