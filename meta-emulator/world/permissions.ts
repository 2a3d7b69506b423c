/**
 * What an app that brings leads into a CRM asks for.
 *
 * Source: developers.facebook.com, "Webhooks for lead ads" and "Retrieving leads".
 */
export const LEAD_PERMISSIONS = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_metadata',
  'pages_manage_ads',
  'leads_retrieval',
  'ads_management',
  'business_management',
] as const;

/** What the dialog knows; anything else is "Invalid Scopes". */
export const KNOWN_PERMISSIONS: readonly string[] = [
  ...LEAD_PERMISSIONS,
  'ads_read',
  'instagram_basic',
  'instagram_manage_messages',
  'pages_manage_posts',
  'pages_messaging',
  'email',
  'public_profile',
];

export const ADMIN_TASKS = [
  'ADVERTISE',
  'ANALYZE',
  'CREATE_CONTENT',
  'MESSAGING',
  'MODERATE',
  'MANAGE',
];

/** The other spelling, of the New Pages Experience. */
export const PROFILE_PLUS_TASKS = [
  'PROFILE_PLUS_ADVERTISE',
  'PROFILE_PLUS_ANALYZE',
  'PROFILE_PLUS_CREATE_CONTENT',
  'PROFILE_PLUS_MANAGE_LEADS',
  'PROFILE_PLUS_FULL_CONTROL',
];

/** Whether a person with these tasks on a Page may read its leads, in both spellings of tasks. */
export const canReadLeads = (tasks: readonly string[]): boolean =>
  tasks.some((task) => task.endsWith('ADVERTISE') || task.endsWith('MANAGE_LEADS'));
