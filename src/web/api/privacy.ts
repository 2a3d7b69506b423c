import { queryOptions } from '@tanstack/react-query';
import type {
  DeletionIdsAnswer,
  ErasureCertificateAnswer,
  ErasureList,
  RetentionAnswer,
  RetentionSettings,
  SamePersonAnswer,
} from '../../contract/privacy.ts';
import { request } from './request.ts';

/** Deletes the Meta identities with these ids, and the tokens that came from their sign-ins. */
export const deleteIdentities = (ids: readonly string[]) =>
  request<DeletionIdsAnswer>('/api/facebook/data-deletion/ids', { method: 'POST', body: { ids } });

export const samePersonQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['same-person', leadId],
    queryFn: ({ signal }) =>
      request<SamePersonAnswer>(`/api/leads/${encodeURIComponent(leadId)}/same-person`, { signal }),
    // What was erased must not be shown again.
    gcTime: 0,
    staleTime: 0,
  });

/** Erases the person of a lead, and of others that were chosen. */
export const erasePerson = (leadId: string, also: readonly string[]) =>
  request<{ certificate: ErasureCertificateAnswer }>(
    `/api/leads/${encodeURIComponent(leadId)}/erase`,
    { method: 'POST', body: { also } },
  );

/** The address of a page with all data of the person of a lead. */
export const subjectExportPath = (leadId: string) =>
  `/api/leads/${encodeURIComponent(leadId)}/subject-export?format=html`;

export const erasuresQuery = queryOptions({
  queryKey: ['erasures'],
  queryFn: ({ signal }) => request<ErasureList>('/api/privacy/erasures', { signal }),
});

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => request<RetentionAnswer>('/api/privacy/retention', { signal }),
});

export const setRetention = (settings: RetentionSettings) =>
  request<RetentionAnswer>('/api/privacy/retention', { method: 'PUT', body: settings });
