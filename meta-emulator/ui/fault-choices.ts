import type { FaultName, Faults } from '../faults/fault-schema.ts';
import { ODD_KINDS } from '../faults/odd-answers.ts';

export type FaultChoice = {
  name: FaultName;
  label: string;
  hint: string;
  /** Whether it can be limited to one Page. */
  hasPage: boolean;
  variants: { label: string; value: NonNullable<Faults[FaultName]> }[];
};

const one = (value: NonNullable<Faults[FaultName]>) => [{ label: '', value }];

const rateLimit = (minutes: number, code: number) => ({
  label: `${minutes} min, error ${code}`,
  value: { minutes, code, isTransient: code === 4 },
});

/** The faults that a person can switch on. The control API has more values. */
export const FAULT_CHOICES: FaultChoice[] = [
  {
    name: 'expiredToken',
    label: 'Tokens refused',
    hint: 'Error 190 until the person signs in again',
    hasPage: true,
    variants: [
      { label: 'expired (463)', value: { subcode: 463 } },
      { label: 'password changed (460)', value: { subcode: 460 } },
      { label: 'app removed (458)', value: { subcode: 458 } },
      { label: 'logged out (467)', value: { subcode: 467 } },
      { label: 'role on the Page lost (492)', value: { subcode: 492 } },
    ],
  },
  {
    name: 'leadAccessRevoked',
    label: 'Leads Access revoked',
    hint: 'The Page no longer lets the app read leads',
    hasPage: true,
    variants: [
      { label: 'as error 200', value: { as: '200' } },
      { label: 'as error 100/33', value: { as: '100/33' } },
    ],
  },
  {
    name: 'missingPermission',
    label: 'Permission missing',
    hint: 'As if it had been taken away',
    hasPage: true,
    variants: ['leads_retrieval', 'pages_manage_metadata', 'pages_manage_ads'].map(
      (permission) => ({ label: permission, value: { permission } }),
    ),
  },
  {
    name: 'rateLimited',
    label: 'Rate limit',
    hint: 'Error 80005 or another; calling on lengthens it',
    hasPage: true,
    variants: [
      ...[1, 5, 60].map((minutes) => rateLimit(minutes, 80005)),
      ...[4, 17, 32, 341, 368, 613].map((code) => rateLimit(5, code)),
    ],
  },
  {
    name: 'serverError',
    label: 'Server errors',
    hint: 'Some calls fail for no reason',
    hasPage: true,
    variants: [
      { label: 'half of the calls, code 2', value: { rate: 0.5, kind: 'code2' } },
      { label: 'all calls, code 1', value: { rate: 1, kind: 'code1' } },
      { label: 'all calls, HTML 502', value: { rate: 1, kind: 'html502' } },
    ],
  },
  {
    name: 'dropConnection',
    label: 'Connections dropped',
    hint: 'Half of the calls end without an answer',
    hasPage: true,
    variants: one({ rate: 0.5 }),
  },
  {
    name: 'hangingCalls',
    label: 'Calls that hang',
    hint: 'They never get an answer',
    hasPage: true,
    variants: [
      { label: 'all calls', value: { rate: 1, calls: 'all' } },
      { label: 'half of the calls', value: { rate: 0.5, calls: 'all' } },
      { label: 'reading one lead', value: { rate: 1, calls: 'lead' } },
      { label: 'lists of leads', value: { rate: 1, calls: 'leadList' } },
    ],
  },
  {
    name: 'oddAnswers',
    label: 'Odd answers',
    hint: 'HTML, cut JSON and other things that are no answer',
    hasPage: true,
    variants: [
      { label: 'half of the calls, mixed', value: { rate: 0.5, calls: 'all' } },
      { label: 'all calls, mixed', value: { rate: 1, calls: 'all' } },
      ...ODD_KINDS.map((kind) => ({
        label: `all calls, ${kind}`,
        value: { rate: 1, calls: 'all' as const, kind },
      })),
    ],
  },
  {
    name: 'endlessLists',
    label: 'Lists without an end',
    hint: 'There is always a next page',
    hasPage: true,
    variants: [
      { label: 'empty pages', value: { kind: 'empty' } },
      { label: 'the same items again', value: { kind: 'repeated' } },
      { label: 'the same cursor again', value: { kind: 'sameCursor' } },
    ],
  },
  {
    name: 'hiddenEdge',
    label: 'Edge hidden',
    hint: 'Error 100: "nonexisting field"',
    hasPage: true,
    variants: ['leadgen_forms', 'leads', 'subscribed_apps'].map((edge) => ({
      label: edge,
      value: { edge },
    })),
  },
  {
    name: 'refusedLeadFields',
    label: 'Lead fields refused',
    hint: 'A lead is refused if vehicle is asked for',
    hasPage: true,
    variants: [
      { label: 'no such field', value: { fields: ['vehicle'], as: '100' } },
      { label: 'no permission', value: { fields: ['vehicle'], as: '200' } },
    ],
  },
  {
    name: 'slowMs',
    label: 'Slow answers',
    hint: 'Each call waits first',
    hasPage: false,
    variants: [
      { label: '2 s', value: 2000 },
      { label: '20 s', value: 20_000 },
    ],
  },
  {
    name: 'notYetReadable',
    label: 'Fresh leads not readable',
    hint: 'Error 100/33 for the first 30 s',
    hasPage: true,
    variants: one({ seconds: 30 }),
  },
  {
    name: 'maxLeadsLimit',
    label: 'Low limit for leads',
    hint: 'More than 10 at once is error 1',
    hasPage: false,
    variants: one(10),
  },
  {
    name: 'poisonLeads',
    label: 'Poison leads',
    hint: 'New leads have odd answers',
    hasPage: true,
    variants: one({ rate: 1 }),
  },
  {
    name: 'appMode',
    label: 'Development mode',
    hint: 'No webhooks, no leads of strangers',
    hasPage: false,
    variants: one('development'),
  },
  {
    name: 'duplicateWebhooks',
    label: 'Duplicate webhooks',
    hint: 'Each delivery is sent three times',
    hasPage: false,
    variants: one(3),
  },
  {
    name: 'lateWebhooksMs',
    label: 'Late webhooks',
    hint: 'Ten seconds late',
    hasPage: false,
    variants: one(10_000),
  },
  {
    name: 'reorderWebhooks',
    label: 'Webhooks out of order',
    hint: 'Shuffled within and between deliveries',
    hasPage: false,
    variants: one(true),
  },
  {
    name: 'lostWebhooks',
    label: 'Lost webhooks',
    hint: 'Half of them never arrive',
    hasPage: true,
    variants: one({ rate: 0.5 }),
  },
  {
    name: 'numericIds',
    label: 'Ids as numbers',
    hint: 'Webhook ids beyond 2^53 as JSON numbers',
    hasPage: false,
    variants: one(true),
  },
  {
    name: 'wrongSignature',
    label: 'Wrong signature',
    hint: 'Webhooks signed with another secret',
    hasPage: false,
    variants: one(true),
  },
];
