/** Whatever no group has. */
const REST = 'Other';

/** The groups of the API document, in their order, each with the addresses that belong to it. */
const TAGS: readonly (readonly [name: string, path: RegExp])[] = [
  [
    'Leads',
    /^\/api\/(leads(?!.*\/(erase|same-person|subject-export)$)|templates|events|meetings|tasks|calendar|imports|views|board|dashboard)/,
  ],
  ['Meta', /^\/api\/facebook\/(?!deauthorize|data-deletion)/],
  ['Signing in', /^\/api\/(auth|session|app|setup)/],
  ['Your account', /^\/api\/(account|notices)/],
  [
    'People and settings',
    /^\/api\/(users|settings|assignment-rules|pipeline|api-keys|audit|maintenance)/,
  ],
  ['Privacy', /^(\/api\/(privacy|facebook\/(deauthorize|data-deletion)|leads)|\/privacy\/)/],
  ['Webhooks from Meta', /^\/api\/webhook/],
  ['This document', /^\/api\/openapi\.json/],
  ['The process', /^\/(healthz|readyz)/],
  [REST, /^\/api\//],
];

export const TAG_NAMES: readonly string[] = TAGS.map(([name]) => name).filter(
  (name) => name !== REST,
);

/** The group of an address; undefined if it is no call of the API. */
export const tagOf = (path: string): string | undefined =>
  TAGS.find(([, pattern]) => pattern.test(path))?.[0];
