/**
 * The body of an answer as text. Bytes are counted after decompression, so a small compressed body
 * that unpacks to gigabytes is stopped as well.
 *
 * @returns undefined if the body has more than `maxBytes`; the rest of it is not read then
 * @throws what the connection throws if it breaks in the middle
 */
export async function readLimited(
  response: Response,
  maxBytes: number,
): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // To leave the loop early cancels the body, and with it the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
