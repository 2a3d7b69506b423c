import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AuditAction, AuditFilters } from '../api/audit.ts';
import { useAdminTexts } from '../texts/use-texts.ts';

/** The filters of the address, and how to change them. */
export function useAuditFilters(): [AuditFilters, (change: AuditFilters) => void] {
  const { actions } = useAdminTexts().audit;
  const { action, ...search } = useSearch({ from: '/app/admin/audit' });
  const navigate = useNavigate();
  const isAction = (code: string): code is AuditAction => Object.hasOwn(actions, code);
  const filters = {
    ...search,
    ...(action !== undefined && isAction(action) && { action }),
  };
  const narrow = (change: AuditFilters) =>
    void navigate({ to: '/admin/audit', search: { ...filters, ...change }, replace: true });
  return [filters, narrow];
}
