import type { Form, Question } from './world.ts';

const FIRST = ['Mia', 'Noah', 'Lena', 'José', 'Zoë', 'Björn', 'Aylin', 'Marek', 'Inés', 'Tom'];
const LAST = ['Schäfer', 'Novak', 'García', 'O’Brien', 'Lindqvist', 'Yılmaz', 'Meyer', 'Rossi'];
const CITIES = ['Berlin', 'Málaga', 'Portland', 'Köln', 'Leeds'];
const WORDS = [
  'Saturday, 12 June 2027',
  'As soon as you can',
  'Not sure yet – please call me',
  'Größer als letztes Mal 🎉',
];
const COMPANIES = ['Kranich & Söhne', 'Blue Heron Ltd', 'Café Ópera', 'Müller/Weiß GbR'];

/**
 * Made-up answers that differ for each `index`. Mail addresses are at example.com; phone numbers
 * come from the ranges that the regulators keep free for fiction.
 */
export function fictionalAnswer(form: Form, question: Question, index: number): string[] {
  const first = FIRST[index % FIRST.length] as string;
  const last = LAST[Math.floor(index / FIRST.length) % LAST.length] as string;
  if (question.options && question.options.length > 0)
    return chooseOptions(question, question.options, index);
  switch (question.type) {
    case 'FULL_NAME':
      return [`${first} ${last}`];
    case 'FIRST_NAME':
      return [first];
    case 'LAST_NAME':
      return [last];
    case 'EMAIL':
    case 'WORK_EMAIL':
      return [`${asciiOf(first)}.${asciiOf(last)}.${index}@example.com`];
    case 'PHONE':
    case 'WORK_PHONE_NUMBER':
      return [phoneNumber(form.locale, index)];
    case 'CITY':
      return [CITIES[index % CITIES.length] as string];
    case 'COMPANY_NAME':
      return [COMPANIES[index % COMPANIES.length] as string];
    default:
      return [PLAIN[question.type] ?? (WORDS[index % WORDS.length] as string)];
  }
}

const PLAIN: Record<string, string> = {
  STREET_ADDRESS: 'Lindenallee 12',
  STATE: 'Oregon',
  PROVINCE: 'Málaga',
  COUNTRY: 'DE',
  ZIP: '97201',
  POST_CODE: '10115',
  DOB: '04/23/1990',
  GENDER: 'female',
  JOB_TITLE: 'Office manager',
  MARITAL_STATUS: 'single',
  RELATIONSHIP_STATUS: 'married',
  MILITARY_STATUS: 'civilian',
  DATE_TIME: '2027-03-02T14:30:00+0000',
  SLIDER: '7',
  STORE_LOOKUP: '1042',
};

function chooseOptions(question: Question, options: { key: string }[], index: number): string[] {
  const keyAt = (position: number) => options[position % options.length]?.key ?? '';
  if (!question.isMultiSelect || options.length < 2) return [keyAt(index)];
  return [...new Set([keyAt(index), keyAt(index + 1)])];
}

/** +1 NPA 555 01xx, and (0)30 23125 xxx in Berlin. */
function phoneNumber(locale: string, index: number): string {
  if (locale.startsWith('de')) return `+493023125${String(index % 1000).padStart(3, '0')}`;
  const area = 202 + (Math.floor(index / 100) % 700);
  return `+1${area}55501${String(index % 100).padStart(2, '0')}`;
}

function asciiOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[^A-Za-z]/g, '');
  return plain.toLowerCase();
}
