import { z } from 'zod';
import { leadFilters } from './lead-list.ts';
import { lead } from './lead.ts';
import { shownName } from './name.ts';

const label = shownName.max(40);
const coldAfterDays = z
  .number()
  .int()
  .min(1)
  .max(3650)
  .nullable()
  .describe('After how many days without a change a lead is going cold; null: never');

/** One step of a sale. */
export const stage = z.object({
  id: z.string().describe('The `status` of its leads. It never changes'),
  label: z.string().describe('As the team calls it'),
  countsAsContacted: z
    .boolean()
    .describe('Whether a lead that a person moves here counts as contacted'),
  won: z.boolean(),
  lost: z.boolean(),
  coldAfterDays,
});
export type Stage = z.infer<typeof stage>;

/** `GET /api/pipeline` */
export const pipelineAnswer = z.object({
  version: z.number().int().describe('Send it back with a change'),
  stages: z.array(stage).describe('In their order; the first one is that of new leads'),
  lostReasons: z.array(z.string()).describe('What the screen offers when a lead is lost'),
  moving: z
    .array(z.object({ from: z.string(), to: z.string(), leads: z.number().int() }))
    .describe('Leads of removed stages that are on their way to another stage'),
});
export type PipelineAnswer = z.infer<typeof pipelineAnswer>;

const wantedStage = z
  .strictObject({
    id: z.string().max(64).optional().describe('Left out for a stage that is new'),
    label,
    countsAsContacted: z.boolean().default(false),
    won: z.boolean().default(false),
    lost: z.boolean().default(false),
    coldAfterDays: coldAfterDays.default(null),
  })
  .refine(({ won, lost }) => !(won && lost), 'cannot be both won and lost')
  .refine(
    ({ lost, countsAsContacted }) => !(lost && countsAsContacted),
    'cannot be lost and count as contacted: a wrong number is lost too',
  );

/** `PUT /api/pipeline`: all stages in their order. One that is left out is removed. */
export const changePipelineBody = z.strictObject({
  version: z.number().int().min(0).describe('The `version` that you read'),
  stages: z.array(wantedStage).min(1).max(30),
  lostReasons: z.array(shownName.max(100)).max(50).optional(),
  moveLeads: z
    .record(z.string().max(64), z.string().max(64))
    .optional()
    .describe('The stage that the leads of each removed stage go to, by the ids of both'),
});
export type ChangePipelineBody = z.input<typeof changePipelineBody>;

/** `GET /api/board`: the filters of the list, and how much of each column. */
export const boardQuery = leadFilters.omit({ status: true }).extend({
  status: z.string().max(64).optional().describe('One column alone, to read its next page'),
  cursor: z.string().max(500).optional().describe('Of that column'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Leads of each column'),
});
export type BoardQuery = z.infer<typeof boardQuery>;

/** A column of the board. */
export const boardColumn = z.object({
  stage,
  count: z
    .number()
    .int()
    .describe('All leads of the stage that match, also those that are not in `leads`'),
  isMore: z.boolean().describe('There are more: the server may count up to this number'),
  leads: z.array(lead).describe('The first ones, in the order of the board'),
  nextCursor: z.string().nullable(),
});
export type BoardColumn = z.infer<typeof boardColumn>;

export const boardAnswer = z.object({ columns: z.array(boardColumn) });
export type BoardAnswer = z.infer<typeof boardAnswer>;
