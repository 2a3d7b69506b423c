import { queryOptions } from '@tanstack/react-query';
import type { AssignmentRuleList, PutAssignmentRulesBody } from '../../contract/assignment.ts';
import { request } from './request.ts';

const RULES = '/api/assignment-rules';

/** The rules by which new leads get owners, in their order. For admins. */
export const rulesQuery = queryOptions({
  queryKey: ['assignment-rules'],
  queryFn: async ({ signal }) => (await request<AssignmentRuleList>(RULES, { signal })).rules,
});

export const putRules = (rules: PutAssignmentRulesBody['rules']) =>
  request<AssignmentRuleList>(RULES, { method: 'PUT', body: { rules } });
