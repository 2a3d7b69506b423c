/**
 * What separates the columns of a CSV file for the Excel of a country: a semicolon if the comma is the decimal
 * sign.
 *
 * @param locale the language tag of the browser, such as `es-MX`
 */
export const excelSeparator = (locale: string): 'comma' | 'semicolon' =>
  new Intl.NumberFormat(locale).format(1.5).includes(',') ? 'semicolon' : 'comma';
