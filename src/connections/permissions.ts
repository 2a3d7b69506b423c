import type { AbilityCode } from '../reasons.ts';

/**
 * What each permission of Meta is for:
 * https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
 */

/**
 * The permissions that are always requested. A person who declines an essential one is asked for
 * all of these.
 */
export const BASIC_PERMISSIONS: readonly string[] = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_metadata',
  'leads_retrieval',
];

export interface Ability {
  readonly code: AbilityCode;
  /** Any one of them is enough; the first is the one that LeadRabbit asks for. */
  readonly permissions: readonly [string, ...string[]];
}

export const ABILITIES: readonly Ability[] = [
  {
    code: 'real-time',
    permissions: ['pages_manage_metadata'],
  },
  {
    code: 'form-list',
    permissions: ['pages_manage_ads'],
  },
  {
    code: 'ad-names',
    permissions: ['ads_management', 'ads_read'],
  },
  {
    code: 'portfolio-pages',
    permissions: ['business_management'],
  },
  {
    code: 'instagram-accounts',
    permissions: ['instagram_basic'],
  },
];

/** The abilities that are missing with these permissions. */
export const missingAbilities = (has: (permission: string) => boolean): readonly Ability[] =>
  ABILITIES.filter(({ permissions }) => !permissions.some(has));

/**
 * Whether a person with these tasks on a Page may read its leads. Classic Pages and Pages of the
 * New Pages Experience spell tasks differently: facebook-nodejs-business-sdk, src/objects/page.js.
 */
export const mayReadLeads = (tasks: readonly string[]): boolean =>
  tasks.some((task) => /(^|_)(ADVERTISE|MANAGE_LEADS|FULL_CONTROL|MANAGE)$/.test(task));
