import { DEMO } from '../defaults.ts';
import type { Form, Question } from './world.ts';

const option = (key: string, value: string) => ({ key, value });
const question = (key: string, type: string, label: string): Question => ({ key, type, label });

/** Forms as they come in the wild: in three languages, made in the UI and through the API. */
export function demoForms(now: Date): Form[] {
  const { bakeryId, fitnessId, forms } = DEMO;
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  return [
    {
      ...plainForm(forms.weddingCake, bakeryId, 'Wedding cake enquiry', 'en_US', daysAgo(140)),
      headline: 'Taste your wedding cake before you decide',
      questions: [
        question('full_name', 'FULL_NAME', 'Full name'),
        question('email', 'EMAIL', 'Email'),
        question('phone_number', 'PHONE', 'Phone number'),
        question("what's_your_wedding_date?", 'CUSTOM', "What's your wedding date?"),
        {
          ...question('how_many_guests_do_you_expect?', 'CUSTOM', 'How many guests do you expect?'),
          options: [
            option('under_50', 'Under 50'),
            option('50_–_100', '50 – 100'),
            option('more_than_100', 'More than 100'),
          ],
        },
        {
          ...question(
            'which_flavours_would_you_like_to_taste?',
            'CUSTOM',
            'Which flavours would you like to taste?',
          ),
          isMultiSelect: true,
          options: [
            option('vanilla_&_raspberry', 'Vanilla & raspberry'),
            option('dark_chocolate', 'Dark chocolate'),
            option('lemon_/_poppy_seed', 'Lemon / poppy seed'),
            option('crème_brûlée', 'Crème brûlée'),
          ],
        },
      ],
      disclaimers: [
        {
          key: 'contact_consent',
          text: 'Brotzeit Bakery may call me about my enquiry.',
          isRequired: true,
        },
        { key: 'newsletter', text: 'Send me recipes once a month.', isRequired: false },
      ],
      trackingParameters: [
        { key: 'utm_source', value: 'facebook' },
        { key: 'utm_campaign', value: 'wedding-2026' },
      ],
    },
    {
      ...plainForm(forms.breakfast, bakeryId, 'Frühstück fürs Büro', 'de_DE', daysAgo(60)),
      headline: 'Frische Brötchen, jeden Morgen um sieben',
      questions: [
        question('vollständiger_name', 'FULL_NAME', 'Vollständiger Name'),
        question('telefonnummer', 'PHONE', 'Telefonnummer'),
        question('e-mail-adresse', 'EMAIL', 'E-Mail-Adresse'),
        question('postleitzahl', 'POST_CODE', 'Postleitzahl'),
        {
          ...question('für_wie_viele_personen?', 'CUSTOM', 'Für wie viele Personen?'),
          options: [
            option('bis_10', 'Bis 10'),
            option('11_bis_30', '11 bis 30'),
            option('über_30', 'Über 30'),
          ],
        },
      ],
      disclaimers: [
        { key: 'einwilligung', text: 'Ich möchte zurückgerufen werden.', isRequired: true },
      ],
    },
    {
      ...plainForm(forms.callBack, bakeryId, 'Catering call-back', 'en_US', daysAgo(200)),
      headline: 'We call you back within the hour',
      // Made through the API: the keys are whatever its maker wrote.
      questions: [
        question('question1', 'FULL_NAME', 'Name'),
        question('question2', 'PHONE', 'Phone'),
        {
          ...question('question3', 'CUSTOM', 'What is the occasion?'),
          dependents: [{ key: 'question4', label: 'How many guests do you expect?' }],
        },
      ],
    },
    {
      ...plainForm(forms.freeTrial, fitnessId, 'Prueba gratis de 7 días', 'es_ES', daysAgo(95)),
      headline: 'Siete días gratis, sin compromiso',
      questions: [
        question('nombre_completo', 'FULL_NAME', 'Nombre completo'),
        question('número_de_teléfono', 'PHONE', 'Número de teléfono'),
        question('correo_electrónico', 'EMAIL', 'Correo electrónico'),
        {
          ...question('¿qué_te_interesa_más?', 'CUSTOM', '¿Qué te interesa más?'),
          isMultiSelect: true,
          options: [
            option('fuerza', 'Fuerza'),
            option('yoga_y_movilidad', 'Yoga y movilidad'),
            option('natación', 'Natación'),
          ],
        },
      ],
      trackingParameters: [{ key: 'utm_medium', value: 'paid_social' }],
    },
    {
      ...plainForm(
        forms.personalTraining,
        fitnessId,
        'Personal training for teams',
        'en_GB',
        daysAgo(20),
      ),
      headline: 'A coach for your whole team',
      questions: [
        question('first_name', 'FIRST_NAME', 'First name'),
        question('last_name', 'LAST_NAME', 'Last name'),
        question('work_email', 'WORK_EMAIL', 'Work email'),
        question('work_phone_number', 'WORK_PHONE_NUMBER', 'Work phone number'),
        question('company_name', 'COMPANY_NAME', 'Company name'),
        question('job_title', 'JOB_TITLE', 'Job title'),
        question('street_address', 'STREET_ADDRESS', 'Street address'),
        question('city', 'CITY', 'City'),
        question('zip_code', 'ZIP', 'ZIP code'),
        question('country', 'COUNTRY', 'Country'),
        question('date_of_birth', 'DOB', 'Date of birth'),
        {
          ...question('gender', 'GENDER', 'Gender'),
          options: [option('female', 'Female'), option('male', 'Male'), option('other', 'Other')],
        },
        question('when_may_we_visit?', 'DATE_TIME', 'When may we visit?'),
        question('how_fit_is_your_team?_(1_–_10)', 'SLIDER', 'How fit is your team? (1 – 10)'),
      ],
    },
    {
      ...plainForm(forms.archived, fitnessId, 'Sommeraktion 2025', 'de_DE', daysAgo(480)),
      status: 'ARCHIVED',
      headline: 'Drei Monate zum Preis von zwei',
      questions: [
        question('vorname', 'FIRST_NAME', 'Vorname'),
        question('nachname', 'LAST_NAME', 'Nachname'),
        question('e-mail-adresse', 'EMAIL', 'E-Mail-Adresse'),
      ],
    },
  ];
}

/** A form without any question. */
export function plainForm(
  id: string,
  pageId: string,
  name: string,
  locale: string,
  createdTime: Date,
): Form {
  return {
    id,
    pageId,
    name,
    locale,
    createdTime,
    status: 'ACTIVE',
    headline: name,
    questions: [],
    disclaimers: [],
    trackingParameters: [],
    privacyPolicyUrl: 'https://example.com/privacy',
    thankYou: 'Thank you. We will be in touch.',
  };
}
