/** Forms of the Meta emulator's two made-up businesses. */
const CAKE = '1187203945520381';
const BREAKFAST = '984410277365102';
const TRAINING = '1450092837716254';

export interface Enquiry {
  readonly formId: string;
  readonly platform: 'fb' | 'ig';
  readonly minutesAgo: number;
  readonly status: string;
  readonly answers: Readonly<Record<string, string | string[]>>;
}

type Row = readonly [
  formId: string,
  platform: Enquiry['platform'],
  minutesAgo: number,
  status: string,
  answers: Enquiry['answers'],
];

const cake = (name: string, phone: string, guests: string, flavours: string[]) => ({
  full_name: name,
  email: addressOf(name, 'example.com'),
  phone_number: phone,
  "what's_your_wedding_date?": 'Saturday, 12 June 2027',
  'how_many_guests_do_you_expect?': guests,
  'which_flavours_would_you_like_to_taste?': flavours,
});

const breakfast = (name: string, phone: string) => ({
  vollständiger_name: name,
  telefonnummer: phone,
  'e-mail-adresse': addressOf(name, 'example.org'),
});

const training = (first: string, last: string, company: string, phone: string) => ({
  first_name: first,
  last_name: last,
  work_email: addressOf(`${first} ${last}`, 'example.net'),
  work_phone_number: phone,
  company_name: company,
});

/** This lead comes in while the picture is taken. */
export const NEWEST: Enquiry = {
  formId: TRAINING,
  platform: 'ig',
  minutesAgo: 0,
  status: 'New',
  answers: training('Amara', 'Okafor', 'Harbour Lights Studio', '+1 202 555 0117'),
};

/** This lead is open beside the list. */
export const OPEN = 'Clara Winkelmann';

/** Made up; the numbers come from ranges that are kept free for fiction. */
const ROWS: readonly Row[] = [
  [
    CAKE,
    'fb',
    6,
    'New',
    cake(OPEN, '+49 30 23125 014', '50_–_100', ['vanilla_&_raspberry', 'crème_brûlée']),
  ],
  [
    TRAINING,
    'fb',
    31,
    'New',
    training('Jonas', 'Lindqvist', 'Nordvik Architects', '+1 202 555 0143'),
  ],
  [BREAKFAST, 'ig', 74, 'Contacted', breakfast('Aylin Yılmaz', '030 23125 027')],
  [
    CAKE,
    'ig',
    140,
    'Contacted',
    cake('Priya Raman', '+1 202 555 0188', 'more_than_100', ['dark_chocolate']),
  ],
  [TRAINING, 'fb', 205, 'Qualified', training('Mateo', 'García', 'Café Ópera', '+1 202 555 0102')],
  [BREAKFAST, 'fb', 290, 'Meeting', breakfast('Henrik Sörensen', '030 23125 090')],
  [
    CAKE,
    'fb',
    420,
    'Qualified',
    cake('Eleanor Whitfield', '+1 202 555 0159', 'under_50', ['lemon_/_poppy_seed']),
  ],
  [TRAINING, 'ig', 610, 'New', training('Zoë', 'Novak', 'Blue Heron', '+1 202 555 0126')],
  [BREAKFAST, 'fb', 880, 'Lost', breakfast('Marek Dvořák', '030 23125 051')],
  [
    CAKE,
    'ig',
    1500,
    'Won',
    cake('Luísa Ferreira', '+1 202 555 0171', '50_–_100', ['crème_brûlée']),
  ],
  [
    TRAINING,
    'fb',
    1720,
    'Meeting',
    training('Thabo', 'Nkosi', 'Kranich & Söhne', '+1 202 555 0134'),
  ],
  [
    CAKE,
    'fb',
    2200,
    'Won',
    cake('Hannah Bergström', '+1 202 555 0165', 'more_than_100', ['dark_chocolate']),
  ],
  [BREAKFAST, 'ig', 2900, 'Contacted', breakfast('Leïla Benali', '030 23125 066')],
  [TRAINING, 'fb', 3300, 'Won', training('Oliver', 'Kamau', 'Fjord & Field', '+1 202 555 0198')],
  [
    CAKE,
    'fb',
    4100,
    'Qualified',
    cake('Noor Haddad', '+1 202 555 0110', 'under_50', ['vanilla_&_raspberry']),
  ],
  [BREAKFAST, 'fb', 4500, 'Won', breakfast('Friedrich Vogel', '030 23125 083')],
  [TRAINING, 'ig', 5200, 'Lost', training('Sofia', 'Rossi', 'Lumen Optics', '+1 202 555 0155')],
  [
    CAKE,
    'ig',
    5900,
    'Won',
    cake('Camille Laurent', '+1 202 555 0129', '50_–_100', ['dark_chocolate']),
  ],
];

export const ENQUIRIES = ROWS.map(([formId, platform, minutesAgo, status, answers]): Enquiry => ({
  formId,
  platform,
  minutesAgo,
  status,
  answers,
}));

function addressOf(name: string, domain: string): string {
  const plain = name.replace('ı', 'i').replace('ø', 'o').normalize('NFD');
  return `${plain
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.')}@${domain}`;
}
