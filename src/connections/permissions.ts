/**
 * What each permission of Meta is for:
 * https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
 */

/** What LeadRabbit cannot do without an optional permission. */
type AbilityCode =
  'real-time' | 'form-list' | 'ad-names' | 'portfolio-pages' | 'instagram-accounts';

export interface Ability {
  readonly code: AbilityCode;
  /** Any one of them is enough; the first is the one that LeadRabbit asks for. */
  readonly permissions: readonly [string, ...string[]];
  /** What is missing without it, as a sentence. */
  readonly without: string;
}

export const ABILITIES: readonly Ability[] = [
  {
    code: 'real-time',
    permissions: ['pages_manage_metadata'],
    without: 'Real-time delivery is off: leads arrive by catch-up, some minutes later.',
  },
  {
    code: 'form-list',
    permissions: ['pages_manage_ads'],
    without:
      'Meta does not list the forms, so questions have no labels and leads that no webhook announces cannot be found.',
  },
  {
    code: 'ad-names',
    permissions: ['ads_management', 'ads_read'],
    without: 'Leads do not show the names of their ad and campaign.',
  },
  {
    code: 'portfolio-pages',
    permissions: ['business_management'],
    without: 'Meta does not list Pages that a business portfolio owns.',
  },
  {
    code: 'instagram-accounts',
    permissions: ['instagram_basic'],
    without: 'Instagram accounts have no entry of their own; their leads come in with the Page.',
  },
];

/** The abilities that are missing with these permissions. */
export const missingAbilities = (has: (permission: string) => boolean): readonly Ability[] =>
  ABILITIES.filter(({ permissions }) => !permissions.some(has));
