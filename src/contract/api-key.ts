import { z } from 'zod';
import { shownName } from './name.ts';
import { API_SCOPES } from '../api-keys/api-key.ts';

const isoTime = z.iso.datetime();

export const apiScope = z.enum(API_SCOPES);

export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(apiScope),
  prefix: z.string().describe('The first characters of the secret'),
  createdBy: z.string().describe('The id of the user who made it'),
  createdAt: isoTime,
  expiresAt: isoTime.nullable(),
  lastUsedAt: isoTime.nullable().describe('To the minute'),
});
export type ApiKeyAnswer = z.infer<typeof apiKey>;

/** `GET /api/api-keys`, the newest first. */
export const apiKeyList = z.object({ apiKeys: z.array(apiKey) });
export type ApiKeyList = z.infer<typeof apiKeyList>;

/** `POST /api/api-keys` */
export const newApiKeyBody = z.object({
  name: shownName,
  scopes: z.array(apiScope).min(1),
  expiresAt: z.iso
    .datetime({ offset: true })
    .nullish()
    .refine((time) => !time || new Date(time) > new Date(), 'must lie in the future'),
});
export type NewApiKeyBody = z.infer<typeof newApiKeyBody>;

export const newApiKeyAnswer = z.object({
  key: z.string().describe('The secret; it is in no later answer'),
  apiKey,
});
export type NewApiKeyAnswer = z.infer<typeof newApiKeyAnswer>;
