/** What LeadRabbit cannot do without an optional permission. */
export type AbilityCode =
  'real-time' | 'form-list' | 'ad-names' | 'portfolio-pages' | 'instagram-accounts';

/** For each: what is missing, and the permission that adds it. */
export const WITHOUT: Readonly<Record<AbilityCode, readonly [text: string, permission: string]>> = {
  'real-time': [
    'Real-time delivery is off: leads arrive late, by catch-up.',
    'pages_manage_metadata',
  ],
  'form-list': [
    'Meta does not list the forms, so questions have no labels and missed leads cannot be found.',
    'pages_manage_ads',
  ],
  'ad-names': ['Leads do not show the names of their ad and campaign.', 'ads_management'],
  'portfolio-pages': [
    'Pages that a business portfolio owns may be missing here.',
    'business_management',
  ],
  'instagram-accounts': [
    'Instagram accounts have no entry of their own; their leads come in with the Page.',
    'instagram_basic',
  ],
};
