/**
 * The tests that `npm run test:mongodb -- --core` runs on MongoDB: how leads are lost, a crash, and the parts of HTTP that
 * differ most between the engines. They take less than three minutes; all take about ten.
 */
export const MONGODB_CORE = [
  ...[
    'admins-only',
    'clock',
    'completeness',
    'dead-token',
    'failing-forms',
    'filters',
    'forged-webhooks',
    'journey',
    'outage',
    'poison',
    'refused-leads',
    'restart',
    'signatures',
    'switched-off',
    'token-keys',
  ].map((name) => `test/lost-leads/${name}.test.ts`),
  ...[
    'access-matrix',
    'audit',
    'events',
    'inbox-decisions',
    'lead-answers',
    'lead-edit',
    'lead-list',
    'lead-once',
    'people',
    'secrets',
    'setup',
    'sign-in',
    'way-of-a-lead',
    'webhook-signature',
  ].map((name) => `test/http/${name}.test.ts`),
  'test/processes/live.test.ts',
  'test/resilience/crash.test.ts',
];
