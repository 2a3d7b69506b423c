import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toE164 } from './phone.ts';
import { leadSearchTerms, querySearchTerms } from './search-terms.ts';

const NOBODY = { name: '', email: '', phone: '', phoneE164: '', company: '' };
type Person = Partial<typeof NOBODY>;

const termsOf = (person: Person) => leadSearchTerms({ ...NOBODY, ...person });

/** What every storage engine does with the terms. */
function finds(query: string, person: Person): boolean {
  const terms = termsOf(person);
  return querySearchTerms(query).every((word) => terms.some((term) => term.startsWith(word)));
}

const ANNA: Person = {
  name: 'Anna-Lena Müller',
  email: 'Anna.Mueller+crm@Beispiel-Haus.example',
  phone: '0151 123 45678',
  phoneE164: '+4915112345678',
  company: 'Straßenbau Øst GmbH & Co. KG',
};

describe('words that find a lead', () => {
  test.each([
    'anna',
    'MULLER',
    'müll',
    'lena',
    'müller anna',
    'annalena',
    'strassen',
    'STRASSE',
    'ost gmbh',
    'anna.mueller+crm@beispiel-haus.example',
    'Anna.Mueller+CRM@bei',
    'anna.mueller+crm@beispiel-haus.',
    '<anna.mueller+crm@beispiel-haus.example>,',
    '@beispiel-haus',
    'mueller',
    'haus.example',
    '0151',
    '0151 123-45 67',
    '0151/123 45',
    '+49 151 123',
    '+49 (0) 151 123',
    '0049 151 123',
    '(0151) 12345678',
    '45678',
    '٠١٥١١٢٣',
    '०१५१ १२३',
    '๐๑๕๑๑๒๓',
    '\u202d0151 12345678\u202c',
    'anna 0151 123',
    '0151 123 müller',
  ])('a lead is found by %s', (query) => {
    expect(querySearchTerms(query)).not.toEqual([]);
    expect(finds(query, ANNA)).toBe(true);
  });

  test.each(['bernd', 'anna schmidt', 'nna', 'anna@', '0152', '+43 151', 'example.org'])(
    'a lead is not found by %s',
    (query) => {
      expect(finds(query, ANNA)).toBe(false);
    },
  );

  test.each([
    ['太郎', '田中太郎'],
    ['田中', '田中太郎'],
    ['민수', '김민수'],
    ['ﾀﾛｳ', 'タナカタロウ'],
    ['会社', 'ABC株式会社'],
    ['สมชาย', 'นายสมชาย'],
    ['राम', 'राम कुमार'],
    ['йосиф', 'Иосиф'],
    ['Γιώργος', 'ΓΙΩΡΓΟΣ'],
    ['istanbul', 'İSTANBUL'],
    ['obrien', "O'Brien"],
    ["o'brien", "O'Brien"],
    ['lodz', 'Łódź'],
    ['ｊｏｈｎ', 'John'],
    ['علي كريمي', 'علی کریمی'],
    ['علی کریمی', 'علي كريمي'],
    ['محمد', 'محـمـد الخطيب'],
    ['فاطمه', 'فاطمة الزهراء'],
    ['فاطمة', 'فاطمه الزهراء'],
    ['احمد', 'أحمد'],
    ['أحمد', 'احمد'],
    ['امال', 'آمال'],
    ['موسى', 'موسي'],
    ['عبدالرحمن', 'عَبْدُالرَّحْمٰن'],
    ['ٱلله', 'الله'],
    ["Дем'янюк", 'Олег Демʼянюк'],
    ['Дем’янюк', "Олег Дем'янюк"],
    ['демянюк', 'Олег Дем`янюк'],
    ['o‘brien', 'O´Brien'],
    ['obrien', 'Oʼbrien'],
    ['박민수', '박민수'],
    ['민수 박', '박민수'],
    ['박 민수', '박민수'],
    ['ırmak', 'IRMAK'],
    ['anna', '\u3164Anna\u2800Lee'],
    ['lee', 'Anna\u2800Lee'],
    ['ħal', 'Hal'],
    ['mueller', 'Müller'],
    ['MÜLLER', 'Mueller'],
    ['mu\u0308ller', 'Mueller'],
    ['goetz', 'Götz Schäfer'],
    ['schaefer', 'Götz Schäfer'],
    ['samuel', 'Samuel'],
  ])('the query %s finds the lead %s', (query, name) => {
    expect(finds(query, { name })).toBe(true);
  });

  test('a vowel sign or a voiced sound makes another word, and is not an accent', () => {
    expect(finds('रम', { name: 'राम' })).toBe(false);
    expect(finds('ハナコ', { name: 'バナコ' })).toBe(false);
  });

  test('a lead is found by its number however it was written', () => {
    const us = { phone: '(555) 123-4567', phoneE164: '+15551234567' };
    for (const query of ['555 123', '(555) 123-4567', '+1 555', '1 (555) 123', '4567'])
      expect(finds(query, us)).toBe(true);
    expect(finds('0151 99', { phone: '0151 99 unknown' })).toBe(true);
  });
});

describe('answers, forms and campaigns', () => {
  const terms = leadSearchTerms({
    ...NOBODY,
    answers: [
      { field: null, values: ['wedding_cake'], labels: ['Wedding cake für 80 Gäste'] },
      { field: null, values: ['grace@example.com'], labels: ['grace@example.com'] },
      { field: null, values: ['0151 2345678'], labels: ['0151 2345678'] },
      { field: null, values: ['x'.repeat(5_000)], labels: ['x'.repeat(5_000)] },
    ],
    origin: { formName: 'Frühjahrs-Aktion', campaignName: 'Brides 2026' },
  });
  const isFound = (query: string) =>
    querySearchTerms(query).every((word) => terms.some((term) => term.startsWith(word)));

  test.each(['wedding', 'CAKE gäste', 'gaeste', '80', 'grace@ex', '0151 234', 'fruhjahr', 'bride'])(
    'a lead is found by %s in an answer, its form or its campaign',
    (query) => {
      expect(isFound(query)).toBe(true);
    },
  );

  test('a long answer does not take the place of other terms', () => {
    expect(terms.length).toBeLessThan(200);
    expect(isFound('question')).toBe(false);
  });
});

describe('terms of a query', () => {
  test.each([
    ['', []],
    ['  \t ', []],
    ['@ - "" *', []],
    ['!!!', []],
    ['👍 …', []],
    ['\u200b\u3164\u2800', []],
    ['Anna  Müller', ['anna', 'muller']],
    ['anna anna', ['anna']],
    ['0151 123-45 67', ['1511234567']],
    ['+49 151 12', ['4915112']],
    ['(555) 123-4567', ['5551234567']],
    ['00', ['00']],
    ['012', ['012']],
    ['mailto:anna@example.com', ['anna@example.com']],
    ['tel:+49 151 12', ['4915112']],
    ['12 345', ['12345']],
    ['name:anna OR "x" NEAR(y)*', ['name', 'anna', 'or', 'x', 'near', 'y']],
  ])('the query %j becomes the terms %j', (query, expected) => {
    expect(querySearchTerms(query)).toEqual(expected);
  });

  test('a query has at most eight words of at most 64 characters', () => {
    expect(querySearchTerms('a b c d e f g h i j')).toHaveLength(8);
    expect(querySearchTerms('x'.repeat(100))).toEqual(['x'.repeat(64)]);
  });
});

test('a very long field has few terms and does not hide the other fields', () => {
  const novel = '田中太郎 lorem ipsum '.repeat(50_000);
  const person = { ...ANNA, name: novel, company: novel };
  expect(termsOf(person).length).toBeLessThanOrEqual(200);
  expect(finds('0151 123', person)).toBe(true);
  expect(finds('anna.mueller+crm@beispiel', person)).toBe(true);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.stringMatching(/^[a-z0-9@.+' ()äßé-]{0,30}$/),
);
const cut = (text: string, length: number) => [...text].slice(0, length).join('');

describe('any lead', () => {
  test('any lead is found by any beginning of any word of its name, e-mail or company', () => {
    const field = fc.constantFrom('name', 'email', 'company');
    fc.assert(
      fc.property(field, anyText, fc.nat(9), fc.nat(30), (key, text, nth, length) => {
        const chunks = text.split(/\s+/);
        const query = cut(chunks[nth % chunks.length] ?? '', length + 1);
        expect(finds(query, { [key]: text })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('any lead is found by any three or more digits in a row of its phone', () => {
    const phone = fc.stringMatching(/^\+?[0-9][0-9 ()/-]{6,20}$/);
    fc.assert(
      fc.property(phone, fc.nat(20), fc.integer({ min: 3, max: 15 }), (written, start, length) => {
        const phoneE164 = toE164(written, 'DE');
        for (const digits of [written, phoneE164].map((text) => text.replace(/\D/g, ''))) {
          const query = digits.slice(start, start + length);
          if (query.length < 3) continue;
          expect(finds(query, { phone: written, phoneE164 })).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('SQLite', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE VIRTUAL TABLE search USING fts5(terms, tokenize="ascii tokenchars '@._+-'");
    CREATE VIRTUAL TABLE tokens USING fts5vocab(search, row);`);
  const insert = database.prepare('INSERT INTO search (rowid, terms) VALUES (1, ?)');
  const match = database.prepare('SELECT rowid FROM search WHERE search MATCH ?');
  const tokens = database.prepare('SELECT term FROM tokens');

  function store(terms: readonly string[]): void {
    database.exec('DELETE FROM search');
    insert.run(terms.join(' '));
  }

  test('every term is exactly one token in SQLite', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, email, company) => {
        const terms = termsOf({ name, email, company, phone: name });
        store(terms);
        const found = tokens.all().map(({ term }) => term);
        expect(new Set(found)).toEqual(new Set(terms));
      }),
    );
  });

  test('letters of newer versions of Unicode belong to their word in SQLite', () => {
    const names = ['𞤀𞤣𞤢𞤥', 'ⴧⴭ', '𰀀𰀁', 'Ა', 'ꟃꟄ'];
    store(termsOf({ name: names.join(' ') }));
    for (const name of names) {
      const [term = ''] = querySearchTerms(name);
      expect(term).not.toBe('');
      expect(match.all(`"${term}"*`)).toHaveLength(1);
    }
  });

  test('no query is a syntax error in SQLite, and each finds what it should', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, query) => {
        store(termsOf({ name }));
        const words = querySearchTerms(query);
        if (words.length === 0) return;
        const found = match.all(words.map((word) => `"${word}"*`).join(' AND ')).length > 0;
        expect(found).toBe(finds(query, { name }));
      }),
    );
  });
});
