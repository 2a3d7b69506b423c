import { queryOptions } from '@tanstack/react-query';
import type {
  ChangeTemplateBody,
  NewTemplateBody,
  Template,
  TemplateList,
} from '../../contract/template.ts';
import { request } from './request.ts';

const PATH = '/api/templates';

/** Own templates and shared ones. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => (await request<TemplateList>(PATH, { signal })).templates,
});

export const addTemplate = (body: NewTemplateBody) =>
  request<Template>(PATH, { method: 'POST', body });

export const changeTemplate = (id: string, body: ChangeTemplateBody) =>
  request<Template>(`${PATH}/${encodeURIComponent(id)}`, { method: 'PATCH', body });

export const removeTemplate = (id: string) =>
  request<{ success: true }>(`${PATH}/${encodeURIComponent(id)}`, { method: 'DELETE' });
