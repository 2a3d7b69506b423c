import type { Random } from '../world/random.ts';

/** Headers that come with every answer of the Graph API. */
export function traceHeaders(random: Random): Record<string, string> {
  return {
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    'x-fb-trace-id': `A${random.text(10)}`,
    'x-fb-request-id': `A${random.text(22)}`,
    'x-fb-rev': '1029384756',
    'x-fb-debug': random.text(88),
  };
}
