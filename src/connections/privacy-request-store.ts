/** What a person wanted of Meta: that the app loses its access, or that their data is deleted. */
export type PrivacyRequestKind = 'deauthorize' | 'deletion';

/** A request that was carried out. It holds nothing of the person. */
export interface PrivacyRequest {
  /** Unguessable; whoever has it may read the request. */
  readonly code: string;
  readonly kind: PrivacyRequestKind;
  /** Meta's callback, or an admin who pasted an id from Meta's mail. */
  readonly source: 'meta' | 'admin';
  readonly at: Date;
  /** How many Pages lost the token of the person. */
  readonly pages: number;
}

export interface PrivacyRequestStore {
  /** Resolves once it is on disk. */
  add(request: PrivacyRequest): Promise<void>;
  find(code: string): Promise<PrivacyRequest | undefined>;
}
