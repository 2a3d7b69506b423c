import { createHmac } from 'node:crypto';
import type { Answer } from './api-client.ts';
import { APP_SECRET } from './start-leadrabbit.ts';

export interface WebhookAnswer {
  readonly success: boolean;
  readonly leadsProcessed?: number;
  readonly error?: string;
}

export interface WebhookOptions {
  readonly path?: string;
  /** Replaces the right signature; null leaves the header out. */
  readonly signature?: string | null;
  readonly contentType?: string;
}

/** `X-Hub-Signature-256` of a body. */
export const sign = (body: string | Buffer, secret: string = APP_SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Posts these very bytes to the webhook, signed as Meta signs them. */
export async function postWebhook(
  app: { readonly url: string },
  body: string | Buffer,
  { path = '/api/webhook/facebook', signature = sign(body), contentType }: WebhookOptions = {},
): Promise<Answer<WebhookAnswer>> {
  const response = await fetch(new URL(path, app.url), {
    method: 'POST',
    headers: {
      'content-type': contentType ?? 'application/json',
      ...(signature !== null && { 'x-hub-signature-256': signature }),
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as WebhookAnswer,
  };
}

/** One leadgen change as Meta sends it; what is given replaces or adds to it. */
export const leadgenChange = (value: Readonly<Record<string, unknown>>) => ({
  value: { created_time: Math.floor(Date.now() / 1000), ...value },
  field: 'leadgen',
});

/** The body of a delivery with one entry per Page. */
export const delivery = (changesOfPage: Readonly<Record<string, readonly unknown[]>>): string =>
  JSON.stringify({
    object: 'page',
    entry: Object.entries(changesOfPage).map(([id, changes]) => ({
      id,
      time: Math.floor(Date.now() / 1000),
      changes,
    })),
  });

/** LeadRabbit's answer to a delivery that it has taken in. */
export const processed = (leadsProcessed: number) => ({
  status: 200,
  body: { success: true, leadsProcessed },
});
