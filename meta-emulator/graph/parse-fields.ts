import { badParameter } from './graph-error.ts';

export type Field = { name: string; args: Record<string, string>; fields: Field[] };

/** Reads `id,name,has_lead_access.user_id(1).app_id(2){can_access_lead},page{id}`. */
export function parseFields(text: string): Field[] {
  let position = 0;

  const word = () => {
    const match = /^\s*([A-Za-z0-9_]+)\s*/.exec(text.slice(position));
    if (!match) throw syntaxError(text, position);
    position += match[0].length;
    return match[1] as string;
  };

  const list = (): Field[] => {
    const fields = [one()];
    while (text[position] === ',') {
      position += 1;
      fields.push(one());
    }
    return fields;
  };

  const one = (): Field => {
    const field: Field = { name: word(), args: {}, fields: [] };
    while (text[position] === '.') {
      position += 1;
      const name = word();
      const match = /^\(([^()]*)\)\s*/.exec(text.slice(position));
      if (!match) throw syntaxError(text, position);
      position += match[0].length;
      field.args[name] = match[1] as string;
    }
    if (text[position] === '{') {
      position += 1;
      field.fields = list();
      if (text[position] !== '}') throw syntaxError(text, position);
      position += 1;
    }
    return field;
  };

  const fields = list();
  if (position < text.length) throw syntaxError(text, position);
  return fields;
}

function syntaxError(text: string, position: number) {
  return position >= text.length
    ? badParameter('Syntax error "Expected name." at the end of the field list')
    : badParameter(`Syntax error at character ${position}: ${text.slice(position, position + 20)}`);
}
