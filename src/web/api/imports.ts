import type { ImportPreview } from '../../contract/import.ts';
import { request } from './request.ts';

/** What would become of each row of a file. Nothing is changed. */
export const checkFile = (file: Blob): Promise<ImportPreview> =>
  request<ImportPreview>('/api/imports?dryRun=true', { method: 'POST', file });

/** Brings the leads of a file in. @returns what has become of each row */
export const importFile = (file: Blob): Promise<ImportPreview> =>
  request<ImportPreview>('/api/imports', { method: 'POST', file });
