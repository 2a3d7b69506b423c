/** A text for each plural form that English and Spanish have. */
export interface PluralForms {
  /** For exactly one. */
  readonly one: string;
  /** For none and for several. */
  readonly other: string;
}

export interface NumberFormats {
  /** `1,204` */
  readonly number: (value: number) => string;
  /** `95%` of a share of 0.95, in whole per cent. */
  readonly percent: (share: number) => string;
  /** `Anna, Ben and Chris` */
  readonly list: (items: readonly string[]) => string;
  /** The form that goes with a number. It does not write the number. */
  readonly plural: (count: number, forms: PluralForms) => string;
}

/** @param locale a language tag such as `es-MX` */
export function createNumberFormats(locale: string): NumberFormats {
  // Spanish groups digits from 10.000 on by default. In columns and counts that looks like a mistake.
  const numbers = new Intl.NumberFormat(locale, { useGrouping: 'always' });
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const lists = new Intl.ListFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    list: (items) => lists.format(items),
    plural: (count, forms) => (plurals.select(count) === 'one' ? forms.one : forms.other),
  };
}
