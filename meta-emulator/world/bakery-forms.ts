import { DEMO } from '../defaults.ts';
import { option, plainForm, question } from './plain-form.ts';
import type { Form } from './world.ts';

/** The forms of the demo bakery: in English and German, made in the UI and through the API. */
export function bakeryForms(daysAgo: (days: number) => Date): Form[] {
  const { bakeryId, forms } = DEMO;
  return [
    weddingCake(daysAgo),
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
  ];
}

function weddingCake(daysAgo: (days: number) => Date): Form {
  const { bakeryId, forms } = DEMO;
  return {
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
  };
}
