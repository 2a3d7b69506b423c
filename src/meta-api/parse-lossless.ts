/**
 * `JSON.parse` that keeps what a JavaScript number would round: integers beyond 2^53 come back as
 * the text that was sent (23849651968300182 would otherwise end in 184).
 *
 * @throws SyntaxError where the text is not JSON.
 */
export function parseLossless(text: string): unknown {
  return JSON.parse(text, keepLargeIntegers);
}

function keepLargeIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?\d+$/.test(source) ? source : value;
}
