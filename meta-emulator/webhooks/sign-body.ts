import { createHmac } from 'node:crypto';

/** Both signatures that Meta sends, over the bytes as they go out. */
export function signBody(body: string, secret: string): Record<string, string> {
  const hmac = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex');
  return {
    'x-hub-signature': `sha1=${hmac('sha1')}`,
    'x-hub-signature-256': `sha256=${hmac('sha256')}`,
  };
}
