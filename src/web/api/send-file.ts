import { LIVE_POSITION_HEADER } from '../../contract/live-event.ts';
import { takeAnswer, unreachable } from './request.ts';
import { noteNoAnswer } from './reachability.ts';

interface Sending {
  readonly signal?: AbortSignal | undefined;
  /** Called with the share of the file that the server has, from 0 to 1. */
  readonly onSent?: (share: number) => void;
}

/**
 * Sends a CSV file. `fetch` would not say how much of it has been sent.
 *
 * @throws ApiError
 */
export async function sendFile<Answer>(
  path: string,
  file: File,
  { signal, onSent }: Sending = {},
): Promise<Answer> {
  const request = new XMLHttpRequest();
  const stop = () => request.abort();
  signal?.addEventListener('abort', stop);
  try {
    await new Promise<void>((resolve, reject) => {
      request.open('POST', path);
      request.setRequestHeader('accept', 'application/json');
      request.setRequestHeader('content-type', 'text/csv');
      request.upload.addEventListener('progress', ({ loaded, total }) => onSent?.(loaded / total));
      request.addEventListener('load', () => resolve());
      request.addEventListener('error', () => {
        noteNoAnswer();
        reject(unreachable());
      });
      request.addEventListener('abort', () =>
        reject(new DOMException('The file is not needed.', 'AbortError')),
      );
      request.send(file);
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  return takeAnswer<Answer>('POST', {
    status: request.status,
    answer: parse(request.responseText),
    position: request.getResponseHeader(LIVE_POSITION_HEADER),
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
