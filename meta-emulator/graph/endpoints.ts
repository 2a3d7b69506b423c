import { DEBUG_ENDPOINTS } from '../oauth/debug-token.ts';
import { OAUTH_ENDPOINTS } from '../oauth/access-token.ts';
import { APP_ENDPOINTS } from './app-endpoints.ts';
import { FORM_ENDPOINTS } from './form-endpoints.ts';
import type { GraphEndpoint } from './graph-call.ts';
import { LEAD_ENDPOINTS } from './lead-endpoints.ts';
import { PAGE_ENDPOINTS } from './page-endpoints.ts';
import { USER_ENDPOINTS } from './user-endpoints.ts';

/** The endpoints of the Graph API that the emulator has. A test compares them with the README. */
export const GRAPH_ENDPOINTS: readonly GraphEndpoint[] = [
  ...OAUTH_ENDPOINTS,
  ...DEBUG_ENDPOINTS,
  ...USER_ENDPOINTS,
  ...PAGE_ENDPOINTS,
  ...FORM_ENDPOINTS,
  ...LEAD_ENDPOINTS,
  ...APP_ENDPOINTS,
];
