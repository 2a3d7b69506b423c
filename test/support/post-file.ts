import type { Answer, ApiClient } from './api-client.ts';

/** Sends a CSV file to be imported. @param query such as `dryRun=true` */
export async function postFile<Body>(
  { url, cookie }: Pick<ApiClient, 'url' | 'cookie'>,
  file: string | Uint8Array,
  query = '',
): Promise<Answer<Body>> {
  const response = await fetch(new URL(`/api/imports?${query}`, url), {
    method: 'POST',
    headers: { cookie, 'content-type': 'text/csv' },
    body: typeof file === 'string' ? file : new Uint8Array(file),
  });
  const { status, headers } = response;
  return { status, headers, body: (await response.json()) as Body };
}
