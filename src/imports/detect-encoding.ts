export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How many bytes show whether a file is UTF-16. */
const SAMPLE = 4_096;

/**
 * Finds the encoding of a text file of which it sees all bytes, a chunk at a time. A byte order mark decides; without one
 * the text is UTF-16 if every other byte is mostly zero, UTF-8 if it is valid as such, and else Windows-1252, in which
 * Excel saves CSV files in Western countries.
 */
export class EncodingDetector {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #first = new Uint8Array();
  #isUtf8 = true;

  add(chunk: Uint8Array): void {
    if (this.#first.length < SAMPLE)
      this.#first = Buffer.concat([this.#first, chunk.subarray(0, SAMPLE - this.#first.length)]);
    if (this.#isUtf8) this.#isUtf8 = isValid(() => this.#utf8.decode(chunk, { stream: true }));
  }

  /** Call it once, after the last chunk. */
  end(): FileEncoding {
    const known = encodingOfMark(this.#first) ?? utf16Of(this.#first);
    if (known !== undefined) return known;
    return this.#isUtf8 && isValid(() => this.#utf8.decode()) ? 'utf-8' : 'windows-1252';
  }
}

function encodingOfMark([first, second, third]: Uint8Array): FileEncoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

function utf16Of(sample: Uint8Array): FileEncoding | undefined {
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 4;
  if (odd > many && even < many / 4) return 'utf-16le';
  if (even > many && odd < many / 4) return 'utf-16be';
  return undefined;
}

function isValid(decode: () => string): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}
