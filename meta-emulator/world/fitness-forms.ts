import { DEMO } from '../defaults.ts';
import { option, plainForm, question } from './plain-form.ts';
import type { Form } from './world.ts';

/** The forms of the demo fitness studio: in Spanish, English and German; one is archived. */
export function fitnessForms(daysAgo: (days: number) => Date): Form[] {
  const { fitnessId, forms } = DEMO;
  return [
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
