import { z } from 'zod';
import { leadSource, leadStatus } from './lead.ts';

const date = z.iso.date();
const isoTime = z.iso.datetime();
const count = z.number().int();

export const dashboardQuery = z.object({
  from: date.describe('The first day'),
  to: date.describe('The last day; at most 366 days'),
  zone: z.string().max(64).default('UTC').describe('The days are those of this time zone'),
  compare: z
    .enum(['none', 'previous'])
    .default('none')
    .describe('`previous` also counts as many days directly before'),
});

/** Leads per day with one value. */
const series = z.object({
  id: z
    .string()
    .nullable()
    .describe('Empty: without a value. Null: all values that are not listed'),
  name: z.string().describe('Empty if Meta has named none'),
  total: count,
  perDay: z.array(count).describe('One number for each of `days`'),
});
export type DashboardSeries = z.infer<typeof series>;

const clock = z.object({
  medianSec: z.number().nullable().describe('At most 2.2 % off; null if nobody was contacted'),
  p90Sec: z.number().nullable(),
  within5: count.describe('Leads that were contacted within 5 minutes'),
  within60: count,
});

const contactTimes = z.object({
  leads: count.describe('Leads whose time counts: those that came in without a delay'),
  contacted: count,
  wall: clock,
  working: clock.describe('In working hours alone'),
});
export type DashboardTimes = z.infer<typeof contactTimes>;

const timesOf = contactTimes.extend({
  id: z.string().describe('Empty: no owner, or no campaign'),
  name: z.string(),
});

const numbers = z.object({
  from: date,
  to: date,
  days: z.array(date),
  leads: count.describe('Leads that people sent on these days, without those that were erased'),
  erased: count.describe('Leads of these days that were erased. They are in no other number'),
  contacted: count,
  by: z.object({
    source: z.array(series.extend({ id: leadSource.nullable() })),
    connection: z.array(series),
    form: z.array(series),
    campaign: z.array(series),
  }),
  statuses: z
    .array(
      z.object({
        status: leadStatus,
        count: count.describe('Leads that have this status now'),
        reached: z
          .object({
            count,
            statuses: z
              .array(leadStatus)
              .describe('The statuses that these leads have now; empty: all leads'),
          })
          .nullable()
          .describe(
            'Leads that reached this stage or a later one, by their current status and the order of the stages. Null if the stage means lost: it is not known how far a lost lead came',
          ),
      }),
    )
    .describe('By their current status'),
  lostReasons: z
    .array(z.object({ reason: z.string(), count }))
    .describe('Empty: nobody said why. `*`: reasons that are longer than 60 characters'),
  times: z.object({
    all: contactTimes,
    byOwner: z.array(timesOf),
    byCampaign: z.array(timesOf),
  }),
});
export type DashboardNumbers = z.infer<typeof numbers>;

const UNTOUCHED_AGES = ['minutes', 'hour', 'day', 'week', 'older'] as const;

export const workingHours = z
  .strictObject({
    zone: z.string().max(64),
    days: z
      .array(z.number().int().min(1).max(7))
      .max(7)
      .describe('Days of the week; 1 is Monday, 7 is Sunday'),
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    to: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .describe('After `from`'),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be after `from`' });
export type WorkingHours = z.infer<typeof workingHours>;

/** `GET /api/dashboard`. */
export const dashboard = z.object({
  zone: z.string(),
  isComplete: z.boolean().describe('False while existing leads are counted for the first time'),
  workingHours,
  current: numbers,
  previous: numbers.nullable().describe('Null without `compare`'),
  untouched: z
    .array(
      z.object({
        age: z.enum(UNTOUCHED_AGES).describe('Up to 5 minutes, an hour, a day, a week, and longer'),
        from: isoTime.nullable(),
        to: isoTime,
        count,
      }),
    )
    .describe('Leads of any day that nobody has touched, by age'),
});
export type Dashboard = z.infer<typeof dashboard>;
