import type { Reason } from '../reasons.ts';

/** A connected Facebook Page, or an Instagram account that hangs on one. */
export interface ConnectedPage {
  /** Page id, or Instagram account id. */
  readonly pageId: string;
  readonly name: string;
  readonly platform: 'facebook' | 'instagram';
  /** For an Instagram account the Page whose webhook feeds it and whose token reads its leads. */
  readonly parentPageId: string | null;
  /** The Page access token, sealed by the token vault; empty for Instagram accounts. */
  readonly sealedToken: string;
  readonly isActive: boolean;
  /** When it was last switched on; stays when it is switched off. */
  readonly enabledAt: Date | null;
  readonly attention: PageAttention | null;
  /** When a person or a reconnect last changed this entry. */
  readonly lastUpdated: Date;
  readonly lastSync: Date | null;
  readonly syncCount: number;
  /**
   * The oldest moment up to which everything is settled, by the leads' own `created_time`; null
   * before the first sync.
   */
  readonly watermark: Date | null;
  /** When a catch-up last came to its end. */
  readonly lastCatchUp: Date | null;
  /** When the next catch-up is due; null: at once. Only Pages have one, for their family. */
  readonly catchUpDueAt: Date | null;
  /** How far a catch-up that was asked for has to look back, beyond the watermark. */
  readonly catchUpSince: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A Page with the Instagram accounts that belong to it. */
export interface PageFamily {
  readonly page: ConnectedPage;
  readonly accounts: readonly ConnectedPage[];
}

/** What keeps a connection from working. */
export interface PageAttention {
  readonly code: 'reconnect' | 'permission' | 'throttled' | 'problem';
  /** Why, for a person. */
  readonly reason: Reason;
  readonly since: Date;
}

/** A lead form of a Page, with what is needed to read its leads' answers. */
export interface LeadForm {
  readonly formId: string;
  readonly pageId: string;
  readonly name: string;
  readonly status: string;
  readonly locale: string;
  readonly createdTime: Date | null;
  /** Meta's own count of the form's leads, where it said one, expired ones included. */
  readonly leadsCount: number | null;
  /** Of these, past the 90 days for which Meta shows them. */
  readonly expiredCount: number | null;
  /** Meta's count beside what is here; null before the first comparison. */
  readonly comparison: FormComparison | null;
  readonly questions: readonly FormQuestion[];
}

/** A form without its questions, which are long. */
export type FormSummary = Omit<LeadForm, 'questions'>;

/** What Meta says it took in beside what is here, at one moment. */
export interface FormComparison {
  readonly metaCount: number;
  /** Not here, and too old for Meta to show. */
  readonly expired: number;
  /** Not here, and still to be read at Meta. */
  readonly missing: number;
  /** Not here, and not listed by Meta although LeadRabbit asked for everything that Meta keeps. */
  readonly unlisted: number;
  readonly stored: number;
  readonly pending: number;
  readonly needsAttention: number;
  readonly skipped: number;
  readonly dismissed: number;
  readonly comparedAt: Date;
}

export interface FormQuestion {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly options: readonly { readonly key: string; readonly value: string }[];
}
