/**
 * What a call is for. Meta can refuse the leads of a Page, its list of forms or its webhook
 * separately, because each needs a different permission.
 */
export type CallKind = 'page' | 'leads' | 'forms' | 'subscription';
