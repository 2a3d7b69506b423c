import { z } from 'zod';
import { leadFilters, leadSort } from './lead-list.ts';
import { shownName } from './name.ts';

/** Views that everybody has. Their names are texts of the screen. */
export const BUILT_IN_VIEWS = ['new', 'mine', 'unassigned', 'today', 'overdue'] as const;
export type BuiltInView = (typeof BUILT_IN_VIEWS)[number];

/** What the query of a view may hold. */
const viewQuery = leadFilters.extend({ sort: leadSort.optional() });

/** Parameters that may be repeated come as lists. */
export function readViewQuery(query: string) {
  const given: Record<string, string | string[]> = {};
  const params = new URLSearchParams(query);
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    given[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return viewQuery.strict().safeParse(given);
}

const query = z
  .string()
  .max(2_000)
  .refine((text) => readViewQuery(text).success, 'must have filters and an order of the lead list')
  .describe('Filters and `sort` of `GET /api/leads`, such as `status=New&sort=waiting`');
const columns = z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)).max(30);

/** A list of leads with a name. */
export const view = z.object({
  _id: z.string(),
  isBuiltIn: z.boolean().describe('Everybody has it, and nobody changes it'),
  isMine: z.boolean(),
  isShared: z.boolean(),
  ownerId: z.string().nullable(),
  name: z.string().describe('Empty for a view that everybody has; its id says what it is'),
  query: z.string(),
  columns: z.array(z.string()).describe('Empty: the usual ones'),
  count: z
    .object({ count: z.number().int(), isMore: z.boolean() })
    .nullable()
    .describe('How many leads it has, counted up to 1,000; null if that was not asked for'),
});
export type View = z.infer<typeof view>;

/** `GET /api/views` */
export const listViewsQuery = z.object({
  counts: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .default(false)
    .describe('`true`: with the number of leads of each'),
  zone: z.string().max(64).optional().describe('The time zone in which today begins'),
});
export const viewList = z.object({ views: z.array(view) });
export type ViewList = z.infer<typeof viewList>;

/** `POST /api/views` */
export const newViewBody = z.strictObject({
  name: shownName.max(60),
  query,
  columns: columns.default([]),
  isShared: z.boolean().default(false).describe('Whether everybody sees it'),
});
export type NewViewBody = z.input<typeof newViewBody>;

/** `PUT /api/views/order`: the views of the person in their order. */
export const viewOrderBody = z.strictObject({
  ids: z
    .array(z.string().min(1).max(64))
    .max(1_000)
    .describe('Own and shared views. Those that are left out come last; others are ignored'),
});

/** `PATCH /api/views/:id`: fields that are left out stay. */
export const changeViewBody = z
  .strictObject({ name: shownName.max(60), query, columns, isShared: z.boolean() })
  .partial()
  .refine(
    (fields) => Object.values(fields).some((value) => value !== undefined),
    'at least one field is needed',
  );
export type ChangeViewBody = z.input<typeof changeViewBody>;
