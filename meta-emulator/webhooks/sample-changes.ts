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

/** An update of a lead, with ids as numbers, as the dashboard sent it in 2026. Not a new lead. */
const LEADGEN_UPDATE: Change = {
  object: 'page',
  entryId: 0,
  field: 'leadgen_update',
  value: {
    adgroup_id: 120213000000003371n,
    ad_id: 120213000000003371n,
    leadgen_id: 23000000000091403n,
    page_id: 444444444444n,
    form_id: 444444444444n,
    updated_time: '1704067200',
    area: 'ai_agent_updates',
    event: 'qualification_status_change',
    updated_fields: ['qualification_status'],
  },
};

/** A comment, as apps get it that subscribe to more than leads; with accents, for the escaping. */
const FEED: Change = {
  object: 'page',
  entryId: '104857392016385',
  field: 'feed',
  value: {
    item: 'comment',
    verb: 'add',
    from: { id: '24018273645091827', name: 'Zoë Müller' },
    message: 'Schöne Brötchen! 100 % <3 @brotzeit',
    created_time: 1_795_000_000,
  },
};

export const SAMPLES = { leadgen_update: LEADGEN_UPDATE, feed: FEED };
export type SampleName = keyof typeof SAMPLES;
