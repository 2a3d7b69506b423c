import { DEBUG_ENDPOINTS } from '../oauth/debug-token.ts';
import { OAUTH_ENDPOINTS } from '../oauth/access-token.ts';
import { APP_ENDPOINTS } from './app-endpoints.ts';
import { FORM_ENDPOINTS } from './form-endpoints.ts';
import type { GraphEndpoint } from './graph-call.ts';
import { LEAD_ENDPOINTS } from './lead-endpoints.ts';
import { PAGE_ENDPOINTS } from './page-endpoints.ts';
import { USER_ENDPOINTS } from './user-endpoints.ts';

/** Everything that is covered of the Graph API. The README lists the same, and a test compares. */
export const GRAPH_ENDPOINTS: readonly GraphEndpoint[] = [
  ...OAUTH_ENDPOINTS,
  ...DEBUG_ENDPOINTS,
  ...USER_ENDPOINTS,
  ...PAGE_ENDPOINTS,
  ...FORM_ENDPOINTS,
  ...LEAD_ENDPOINTS,
  ...APP_ENDPOINTS,
];
