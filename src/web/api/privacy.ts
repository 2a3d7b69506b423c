import type { DeletionIdsAnswer } from '../../contract/privacy.ts';
import { request } from './request.ts';

/** Deletes the Meta identities with these ids, and the tokens that came from their sign-ins. */
export const deleteIdentities = (ids: readonly string[]) =>
  request<DeletionIdsAnswer>('/api/facebook/data-deletion/ids', { method: 'POST', body: { ids } });
