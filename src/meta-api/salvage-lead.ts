import { fieldDatum, readGraphLead, type FieldDatum, type GraphLead } from './graph-lead.ts';
import { parseLossless } from './parse-lossless.ts';

/** The key for answers that came without the key of their question. */
const UNNAMED = 'unnamed_answer';

/**
 * Cuts very long values, so that one does not fill the screen. The original text is kept elsewhere.
 */
const LONGEST_VALUE = 10_000;

/**
 * Reads the parts of a lead that `readGraphLead` refuses as a whole. Each answer is read by itself,
 * in any shape. An answer without a key gets the key `unnamed_answer`.
 *
 * @param original a lead or a leadgen event as JSON text; null if there is none
 * @returns undefined if no answer can be understood
 */
export function salvageLead(original: string | null, now: Date): GraphLead | undefined {
  const lead = parseObject(original);
  if (!lead) return undefined;
  const field_data = salvageAnswers(lead['field_data']);
  if (field_data.length === 0) return undefined;
  const reading = readGraphLead({ ...lead, id: '0', field_data: null }, now);
  return 'lead' in reading ? { ...reading.lead, field_data } : undefined;
}

function parseObject(text: string | null): Record<string, unknown> | undefined {
  if (text === null) return undefined;
  try {
    const value = parseLossless(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function salvageAnswers(fieldData: unknown): FieldDatum[] {
  if (Array.isArray(fieldData)) return fieldData.flatMap((entry) => salvageAnswer(entry) ?? []);
  if (!isObject(fieldData)) return [];
  return Object.entries(fieldData).flatMap(([name, value]) => toAnswer(name, value) ?? []);
}

function salvageAnswer(entry: unknown): FieldDatum | undefined {
  const { data } = fieldDatum.safeParse(entry);
  if (data) return data.values.length > 0 ? data : undefined;
  if (!isObject(entry)) return toAnswer(UNNAMED, entry);
  const [name] = textsOf(entry['name']);
  return toAnswer(name || UNNAMED, entry['values'] ?? entry['value']);
}

function toAnswer(name: string, value: unknown): FieldDatum | undefined {
  const values = textsOf(value);
  return values.length > 0 ? { name, values } : undefined;
}

/** The texts in a value: each item of a list; for an object or an inner list its JSON. */
function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return textOf(value);
  return value.flatMap((item) => (item === null ? [] : textOf(item)));
}

function textOf(value: unknown): string[] {
  return typeof value === 'string' ? [value.slice(0, LONGEST_VALUE)] : toJson(value);
}

function toJson(value: unknown): string[] {
  try {
    return [JSON.stringify(value).slice(0, LONGEST_VALUE)];
  } catch {
    // The value is nested too deeply for `JSON.stringify`.
    return [];
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
