import { z } from 'zod';

/** Settings that are not faults and may differ between runs. */
export const settingsSchema = z.strictObject({
  /** How long changes are gathered into one POST. */
  batchWindowMs: z.number().int().min(0).max(60_000),
  /** "aggregated and sent in a batch with a maximum of 1000 updates" */
  maxBatch: z.number().int().min(1).max(1000),
  /** Meta names no deadline for Page webhooks; reports speak of 5 to 20 s. */
  webhookTimeoutMs: z.number().int().min(10).max(120_000),
  maxParallelDeliveries: z.number().int().min(1).max(1000),
  /** Multiplies the times between two tries of a delivery. */
  retryScale: z.number().min(0),
});
export type Settings = z.output<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  batchWindowMs: 20,
  maxBatch: 1000,
  webhookTimeoutMs: 10_000,
  maxParallelDeliveries: 32,
  retryScale: 1,
};
