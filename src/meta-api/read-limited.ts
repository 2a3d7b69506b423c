/**
 * Reads the body of an answer as text. Counts the bytes after decompression, so that a small
 * compressed body that expands to gigabytes is also stopped.
 *
 * @returns undefined if the body has more than `maxBytes`. Then the rest of it is not read.
 * @throws the network error if the connection breaks
 */
export async function readLimited(
  response: Response,
  maxBytes: number,
): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // A return from the loop cancels the body and closes the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
