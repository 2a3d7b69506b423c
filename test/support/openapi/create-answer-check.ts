import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { DocumentedCall, OpenApiDocument } from './document.ts';

/** Compares an answer with what the document says. @returns what is wrong; undefined if nothing is */
export type CheckAnswer = (
  call: DocumentedCall,
  answer: { readonly status: number; readonly type: string; readonly body: string },
) => string | undefined;

export function createAnswerCheck({ components }: OpenApiDocument): CheckAnswer {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
  return (call, { status, type, body }) => {
    const described = call.responses[status];
    if (!described) return `the status ${status} is not described: ${body.slice(0, 200)}`;
    if (!described.content) return undefined;
    const [mime = ''] = type.split(';');
    const media = described.content[mime];
    if (!media) return `the content type "${type}" of ${status} is not described`;
    if (mime !== 'application/json') return undefined;
    const key = `${call.method} ${call.path} ${status}`;
    const validate = compiled.get(key) ?? ajv.compile({ ...media.schema, components });
    compiled.set(key, validate);
    if (validate(JSON.parse(body))) return undefined;
    return `${ajv.errorsText(validate.errors)}: ${body.slice(0, 300)}`;
  };
}
