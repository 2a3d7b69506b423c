import { z } from 'zod';
import { metaId } from './meta-id.ts';
import { readMetaTime } from './meta-time.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const option = z
  .object({ key: scalar.nullish(), value: scalar.nullish() })
  .transform(({ key, value }) => ({ key: key ?? value ?? '', value: value ?? key ?? '' }));

/** A question of a lead form. Its `key` is the `field_data[].name` of the form's leads. */
export interface FormQuestion {
  readonly key: string;
  readonly label: string;
  /** Meta's question type, such as `EMAIL`; empty if Meta does not name it. */
  readonly type: string;
  readonly options: readonly { readonly key: string; readonly value: string }[];
}

/** The options that can be understood. */
const optionList = z
  .array(z.unknown())
  .transform((all) => all.flatMap((each) => option.safeParse(each).data ?? []));

const dependentList = z.array(z.unknown()).nullish().catch(null);

/** A question that depends on the answer to another one has a `field_key` and a `name`. */
const dependentQuestion = z.object({
  field_key: scalar,
  name: scalar.nullish().catch(null),
  dependent_conditional_questions: dependentList,
});

const formQuestion = z.object({
  key: scalar,
  label: scalar.nullish().catch(null),
  type: scalar.nullish().catch(null),
  options: optionList.nullish().catch(null),
  dependent_conditional_questions: dependentList,
});

/** Meta's form editor has few levels. The limit is for garbled forms. */
const MOST_LEVELS = 10;

function readQuestion(item: unknown): FormQuestion[] {
  const { data } = formQuestion.safeParse(item);
  if (!data) return [];
  const { key, label, type, options, dependent_conditional_questions: dependent } = data;
  return [
    { key, label: label ?? key, type: type ?? '', options: options ?? [] },
    ...readDependents(dependent ?? [], MOST_LEVELS),
  ];
}

function readDependents(items: readonly unknown[], levels: number): FormQuestion[] {
  if (levels === 0) return [];
  return items.flatMap((item) => {
    const { data } = dependentQuestion.safeParse(item);
    if (!data) return [];
    const { field_key: key, name, dependent_conditional_questions: dependent } = data;
    return [
      { key, label: name || key, type: 'CUSTOM', options: [] },
      ...readDependents(dependent ?? [], levels - 1),
    ];
  });
}

/**
 * The questions in their order. Each one is followed by the questions that depend on it. Leaves out
 * questions that cannot be understood.
 *
 * Source: facebook-nodejs-business-sdk, src/objects/lead-gen-question.js and
 * lead-gen-conditional-questions-group-questions.js.
 */
const questions = z
  .array(z.unknown())
  .transform((all): FormQuestion[] => all.flatMap(readQuestion));

const formFields = z.object({
  id: metaId,
  name: z.string().nullish().catch(null),
  status: z.string().nullish().catch(null),
  locale: z.string().nullish().catch(null),
  created_time: z.unknown().optional(),
  leads_count: z.number().int().nonnegative().nullish().catch(null),
  expired_leads_count: z.number().int().nonnegative().nullish().catch(null),
  page_id: metaId.nullish().catch(null),
  questions: questions.nullish().catch(null),
});

/** A lead form. Fields: facebook-nodejs-business-sdk, src/objects/leadgen-form.js. */
export type GraphForm = Omit<z.output<typeof formFields>, 'created_time'> & {
  /** Null if Meta leaves it out or garbles it. */
  readonly created_time: Date | null;
};

/** Reads a form. @returns undefined if the value has no usable id */
export function readGraphForm(value: unknown, now: Date): GraphForm | undefined {
  const { data } = formFields.safeParse(value);
  return data && { ...data, created_time: readMetaTime(data.created_time, now) };
}

export const FORM_FIELDS =
  'id,name,status,locale,created_time,leads_count,expired_leads_count,page_id,questions';
