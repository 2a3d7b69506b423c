import { toError, unreachable } from './request.ts';

interface FileAnswer {
  readonly file: Blob;
  readonly headers: Headers;
}

/**
 * Asks for a file that depends on more than an address can hold.
 *
 * @throws ApiError
 */
export async function requestFile(path: string, body: unknown): Promise<FileAnswer> {
  const noAnswer = () => Promise.reject(unreachable());
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(noAnswer);
  if (!response.ok) throw toError(response.status, await response.json().catch(() => undefined));
  // Rejects if the connection ends early, so that half a file is not saved as a whole one.
  return { file: await response.blob().catch(noAnswer), headers: response.headers };
}
