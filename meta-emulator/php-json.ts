/**
 * JSON as Meta writes it: everything beyond ASCII as `\u` with lowercase digits, `/` as `\/`, and
 * `<`, `>`, `@` as `\u003C`, `\u003E`, `\u0040`. Webhook bodies escape `%` too. The signature of a
 * webhook is over exactly these bytes, so a receiver that parses and re-serialises cannot check it.
 *
 * A bigint is written as a JSON number with all its digits.
 *
 * Source: developers.facebook.com/docs/graph-api/webhooks/getting-started and captured responses.
 */
export function phpJson(value: unknown, { percent = false } = {}): string {
  const write = (part: unknown): string => {
    if (typeof part === 'string') return quote(part, percent);
    if (typeof part === 'bigint' || typeof part === 'boolean') return String(part);
    if (typeof part === 'number') return Number.isFinite(part) ? String(part) : 'null';
    if (Array.isArray(part)) return `[${part.map(write).join(',')}]`;
    if (typeof part !== 'object' || part === null) return 'null';
    const members = Object.entries(part)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => `${quote(name, percent)}:${write(member)}`);
    return `{${members.join(',')}}`;
  };
  return write(value);
}

const SHORT: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '<': '\\u003C',
  '>': '\\u003E',
  '@': '\\u0040',
};

// Without the `u` flag, so that each half of a surrogate pair is escaped on its own, as PHP does.
const SPECIAL = /["\\/<>@\u0000-\u001f\u0080-\uffff]/g;

function quote(text: string, percent: boolean): string {
  const escaped = text.replace(SPECIAL, escapeUnit);
  return `"${percent ? escaped.replaceAll('%', '\\u0025') : escaped}"`;
}

function escapeUnit(unit: string): string {
  return SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
