import { z } from 'zod';
import type { SettingStore } from '../settings/setting-store.ts';
import { LEAD_SOURCES } from '../leads/lead.ts';
import type { AssignmentRule } from './assignment-rule.ts';
import { WEEKDAYS } from '../planner/working-hours.ts';

const SETTING = 'assignment-rules';

const text = z.string();
const texts = z.array(text);
const hours = z.object({
  zone: text,
  week: z.partialRecord(z.enum(WEEKDAYS), z.array(z.object({ from: text, to: text }))),
});
const stored = z
  .array(
    z.object({
      id: text,
      name: text,
      isEnabled: z.boolean(),
      when: z.object({
        pageIds: texts,
        formIds: texts,
        campaignIds: texts,
        sources: z.array(z.enum(LEAD_SOURCES)),
        countries: texts,
        answers: z.array(z.object({ question: text, values: texts })),
      }),
      members: z.array(
        z.object({ userId: text, weight: z.number().int().min(1), hours: hours.nullable() }),
      ),
      hours: hours.nullable(),
      fallback: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('wait') }),
        z.object({ kind: z.literal('next-rule') }),
        z.object({ kind: z.literal('person'), userId: text }),
      ]),
    }),
  )
  .catch([]);

type Settings = Pick<SettingStore, 'read' | 'write'>;

/** The rules in their order; none if nobody has made any. */
export const readAssignmentRules = async (
  settings: Pick<Settings, 'read'>,
): Promise<readonly AssignmentRule[]> => stored.parse(await settings.read(SETTING));

/** Replaces all rules. */
export const writeAssignmentRules = (
  settings: Settings,
  rules: readonly AssignmentRule[],
  at: Date,
): Promise<void> => settings.write(SETTING, rules, at);
