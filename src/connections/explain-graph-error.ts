import { GraphError } from '../meta-api/graph-error.ts';
import type { PageAttention } from './page.ts';

/** What a refusal means for the admin of a Page: a code for programs and a sentence. */
export interface Explanation {
  /** Null for what passes by itself. */
  readonly attention: PageAttention['code'] | null;
  readonly message: string;
}

/** @param pageName as the admin knows it */
export function explainGraphError(error: unknown, pageName: string): Explanation {
  if (!(error instanceof GraphError))
    return {
      attention: null,
      message: `LeadRabbit could not finish this for ${pageName}. Try again; the operator finds it in the log.`,
    };
  switch (error.action) {
    case 'reconnect':
      return {
        attention: 'reconnect',
        message: `Meta no longer accepts the sign-in for ${pageName}. Press Connect and sign in again; leads that came in meanwhile wait here.`,
      };
    case 'permission':
      return { attention: 'permission', message: explainPermission(error, pageName) };
    case 'throttled':
      return {
        attention: 'throttled',
        message: `Meta limits how often ${pageName} is read. LeadRabbit waits and goes on by itself.`,
      };
    case 'retry':
      return { attention: null, message: explainPassingFault(error, pageName) };
    case 'unreadable':
      return {
        attention: 'permission',
        message: `Meta does not show LeadRabbit what belongs to ${pageName}. Check its leads access in Meta Business settings, then press Connect.`,
      };
    case 'fix':
      return {
        attention: 'problem',
        message: `Meta refused a request for ${pageName}: ${error.message}`,
      };
  }
}

function explainPassingFault({ oddity }: GraphError, pageName: string): string {
  if (oddity === 'endless-list')
    return `Meta's list for ${pageName} does not end: page after page has nothing new in it, so LeadRabbit stopped reading. What it read before is kept. Try again later; if this stays, report it to Meta.`;
  return `Meta could not be reached for ${pageName} or had a fault. Try again in a minute.`;
}

/** Revoked in the Leads Access Manager: the scope is granted and leads are refused all the same. */
const CRM_REVOKED = 103;

function explainPermission(error: GraphError, pageName: string): string {
  // Meta hides what the token may not read: "Tried accessing nonexisting field (leadgen_forms)".
  if (/nonexist\w* field/i.test(error.message))
    return `Meta hides the lead forms of ${pageName}. Either the permission leads_retrieval is missing, or the person who connected it has no task on this Page that lets them manage leads or ads. Ask an admin of the Page for that task, then press Connect and leave every permission switched on.`;
  if (error.code === CRM_REVOKED || /leads?_retrieval|leads access/i.test(error.message))
    return `Meta refuses to show the leads of ${pageName}: either the permission leads_retrieval or the Leads access is missing. Press Connect and leave every permission switched on. If that does not help, open Integrations, Leads access in Meta Business settings, and assign the leads of this Page to you and to LeadRabbit's app.`;
  const [permission] = /\b[a-z]+(?:_[a-z]+)+\b/.exec(error.message) ?? [];
  const named = permission === undefined ? 'a permission' : `the permission ${permission}`;
  return `Meta says that ${named} is missing for ${pageName}. Press Connect and leave every permission switched on.`;
}
