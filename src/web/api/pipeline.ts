import { queryOptions } from '@tanstack/react-query';
import type { ChangePipelineBody, PipelineAnswer } from '../../contract/pipeline.ts';
import { request } from './request.ts';

/** Kept long, because it changes seldom and every screen with leads shows stages. */
const FRESH_MS = 60_000;

export const pipelineQuery = queryOptions({
  queryKey: ['pipeline'],
  queryFn: ({ signal }) => request<PipelineAnswer>('/api/pipeline', { signal }),
  staleTime: FRESH_MS,
});

export const changePipeline = (body: ChangePipelineBody) =>
  request<PipelineAnswer>('/api/pipeline', { method: 'PUT', body });
