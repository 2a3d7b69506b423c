import { z } from 'zod';
import { leadPriority, leadSource, leadStatus } from './lead.ts';

/** One value, or the parameter repeated: a lead needs to have one of them. */
const several = <Value extends z.ZodType<string>>(value: Value) =>
  z
    .union([value, z.array(value).min(1).max(50)])
    .transform((given) => (Array.isArray(given) ? given : [given]) as z.output<Value>[]);

const yes = z.stringbool({ truthy: ['true'], falsy: ['false'] });
const id = z.string().min(1).max(64);

export const leadContact = z.enum(['made', 'timed', 'timed-made', 'within-5', 'within-60']);
export type LeadContact = z.infer<typeof leadContact>;

/** What narrows the list, and other things about its leads, such as an export. */
export const leadFilters = z.object({
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe(
      'Words of a name, an e-mail address, a phone number, a company, an answer, a form or a campaign',
    ),
  status: several(leadStatus).optional(),
  source: several(leadSource).optional(),
  connection: several(z.string().regex(/^[\w.-]{1,64}(:(facebook|instagram))?$/))
    .optional()
    .describe('The id of a Page, the id with a platform, such as `1234:instagram`, or `none`'),
  form: several(id).optional().describe("Meta's id of a form, or `none`"),
  campaign: several(id).optional().describe("Meta's id of a campaign, or `none`"),
  tag: several(z.string().min(1).max(500)).optional().describe('Exactly as it is on the lead'),
  untagged: yes.optional().describe('`true`: only leads without a tag'),
  owner: several(id).optional().describe('The id of a person, `me`, or `none`'),
  priority: several(leadPriority.or(z.literal('none'))).optional(),
  from: z
    .string()
    .max(40)
    .optional()
    .describe('Sent then or later: a moment in ISO 8601, a day in `zone`, or `today`'),
  to: z.string().max(40).optional().describe('Sent before that: the same'),
  zone: z.string().max(64).optional().describe('An IANA time zone; UTC if it is left out'),
  untouched: yes.optional().describe('`true`: only leads that wait for the first contact'),
  contact: several(leadContact)
    .optional()
    .describe(
      '`made`: somebody has reached the person. `timed`: the time to the first contact counts, see the ' +
        'dashboard. `timed-made`: both. `within-5`, `within-60`: of these, after so many minutes at most',
    ),
  lostReason: several(z.string().min(1).max(100))
    .optional()
    .describe('Why it was lost; `none`, or `*` for all reasons that are longer than 60 characters'),
  overdue: yes.optional().describe('`true`: only leads with an open task that is overdue'),
  unseen: yes.optional().describe('`true`: only leads that nobody has opened'),
});
export type LeadFilters = z.output<typeof leadFilters>;

/**
 * `activity`: the lead that changed last first. `waiting`: leads that wait for the first contact, the longest
 * first, then all others.
 */
export const LEAD_SORTS = ['newest', 'oldest', 'activity', 'name', 'waiting'] as const;
export const leadSort = z.enum(LEAD_SORTS);
export type LeadSort = z.infer<typeof leadSort>;

/** `GET /api/leads` */
export const listLeadsQuery = leadFilters.extend({
  sort: leadSort.default('newest'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(400).optional(),
});

/** `GET /api/leads/counts` */
export const leadCount = z.object({
  count: z.number().int(),
  isMore: z.boolean().describe('There are more: the server counts up to this number'),
});
export type LeadCount = z.infer<typeof leadCount>;
