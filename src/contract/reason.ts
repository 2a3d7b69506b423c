import { z } from 'zod';
import { CHECKS, REASONS, type CheckId, type ReasonCode } from '../reasons.ts';
import { params } from './params.ts';

/** A reason out of the catalogue, with the facts that its sentence needs. */
export const reasonCode = z.enum(Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]]);
export const reason = z.object({ code: reasonCode, params });
export type Reason = z.infer<typeof reason>;

export const checkId = z.enum([...CHECKS] as [CheckId, ...CheckId[]]);
