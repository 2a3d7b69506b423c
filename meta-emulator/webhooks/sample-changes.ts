import type { Change } from './change.ts';

/**
 * What the Test button of the App Dashboard sends; its lead does not exist. Captured many times
 * between 2019 and 2026.
 */
export const TEST_PING: Change = {
  object: 'page',
  entryId: '0',
  field: 'leadgen',
  value: {
    adgroup_id: '44444444444',
    ad_id: '444444444',
    created_time: 1_700_000_000,
    leadgen_id: '444444444444',
    page_id: '444444444444',
    form_id: '444444444444',
  },
};
