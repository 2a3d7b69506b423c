/** The whole state of the emulator. `reset` replaces it. */
export type World = {
  app: App;
  users: Map<string, User>;
  pages: Map<string, Page>;
  forms: Map<string, Form>;
  leads: Map<string, Lead>;
  /** Oldest first. */
  leadsOfForm: Map<string, Lead[]>;
  tokens: Map<string, Token>;
  codes: Map<string, AuthorizationCode>;
  /** One per object (`page`, `user`, ...). */
  appSubscriptions: Map<string, AppSubscription>;
  /** How many ids and tokens were issued. It keeps them unique and in order. */
  counters: { lead: number; node: number; token: number };
};

export type App = {
  id: string;
  secret: string;
  name: string;
  mode: 'live' | 'development';
  /** "Upgrade API version" of the app settings: what unversioned calls get. */
  apiVersion: string;
  /** "Require App Secret" of the app settings. */
  requireProof: boolean;
  /** "Valid OAuth Redirect URIs"; empty: any. */
  redirectUris: string[];
};

export type PermissionStatus = 'granted' | 'declined' | 'expired';

export type User = {
  id: string;
  name: string;
  kind: 'person' | 'system';
  permissions: Map<string, PermissionStatus>;
  /** Which Pages the person let the app see; `all` is "all current and future Pages". */
  chosenPages: Set<string> | 'all';
  /** Runs 90 days from the last sign-in, apart from the tokens' own expiry. */
  dataAccessExpiresAt?: Date | undefined;
};

export type Page = {
  id: string;
  name: string;
  category: string;
  /** Owned by a Business portfolio: hidden from `/me/accounts` without `business_management`. */
  isInPortfolio: boolean;
  isNewPagesExperience: boolean;
  /** `/me/accounts` lists the Page, but without its token. */
  hidesToken: boolean;
  leadgenTosAccepted: boolean;
  instagram?: { id: string; username: string } | undefined;
  /** User id to tasks. */
  tasks: Map<string, string[]>;
  /** The app's fields; undefined if the app is not subscribed to the Page. */
  subscribedFields?: string[] | undefined;
};

export type Question = {
  key: string;
  label: string;
  type: string;
  options?: { key: string; value: string }[] | undefined;
  /** Not part of the Graph API; the emulator's form page shows checkboxes for it. */
  isMultiSelect?: boolean | undefined;
  /** Questions that a person sees only after a certain answer to this one. */
  dependents?: { key: string; label: string }[] | undefined;
};

export type Disclaimer = { key: string; text: string; isRequired: boolean };

export type Form = {
  id: string;
  pageId: string;
  name: string;
  locale: string;
  status: 'ACTIVE' | 'ARCHIVED';
  createdTime: Date;
  headline: string;
  questions: Question[];
  disclaimers: Disclaimer[];
  trackingParameters: { key: string; value: string }[];
  privacyPolicyUrl: string;
  thankYou: string;
};

export type Ad = {
  id: string;
  name: string;
  adsetId: string;
  adsetName: string;
  campaignId: string;
  campaignName: string;
};

export type Lead = {
  id: string;
  formId: string;
  pageId: string;
  createdTime: Date;
  /** When the emulator took it in; `createdTime` may be set to the past. */
  arrivedAt: Date;
  platform: 'fb' | 'ig';
  isTest: boolean;
  ad?: Ad | undefined;
  /** Unknown, because poison leads hold anything. */
  fieldData: unknown;
  /** Further fields of the lead by their names at Meta, such as `retailer_item_id`. */
  more?: Record<string, unknown> | undefined;
  disclaimerResponses?: { checkbox_key: string; is_checked: string }[] | undefined;
  /** Why no webhook went out, if none did. */
  notDelivered?: string | undefined;
};

export type Token = {
  value: string;
  kind: 'user' | 'page' | 'system_user';
  userId: string;
  pageId?: string | undefined;
  isLongLived: boolean;
  issuedAt: Date;
  /** Counts up. A fault applies to tokens that are older than the fault. */
  serial: number;
  /** Undefined: never. */
  expiresAt?: Date | undefined;
  /** The subcode with which Meta refuses it. */
  invalidSubcode?: number | undefined;
};

export type AuthorizationCode = {
  value: string;
  userId: string;
  redirectUri: string;
  expiresAt: Date;
  isUsed: boolean;
};

export type AppSubscription = {
  object: string;
  callbackUrl: string;
  fields: string[];
  includeValues: boolean;
  active: boolean;
};
