import { GraphError } from './graph-error.ts';
import { parseFields, type Field } from './parse-fields.ts';

/** A node's fields; a function is called only if its field is asked for. */
export type Node = Record<string, unknown>;
export type LazyField = (field: Field) => unknown;

export type NodeType = { name: string; defaults: string; fields: readonly string[] };

/** The fields that the caller asked for, and always the id. */
export function selectFields(type: NodeType, node: Node, fields: string | undefined): Node {
  return select(type, node, parseFields(fields || type.defaults));
}

function select(type: NodeType, node: Node, fields: Field[]): Node {
  const selected: Node = {};
  for (const field of fields) {
    if (!type.fields.includes(field.name)) throw noSuchField(type.name, field.name);
    const value = node[field.name];
    const found = typeof value === 'function' ? (value as LazyField)(field) : value;
    if (found !== undefined) selected[field.name] = narrow(found, field.fields);
  }
  if (node['id'] !== undefined) selected['id'] = node['id'];
  return selected;
}

/** `page{id,name}`, `questions{key}` */
function narrow(value: unknown, fields: Field[]): unknown {
  if (fields.length === 0) return value;
  if (Array.isArray(value)) return value.map((one) => narrow(one, fields));
  if (typeof value !== 'object' || value === null) return value;
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => names.has(name) || name === 'id'),
  );
}

export function noSuchField(type: string, field: string): GraphError {
  return new GraphError({
    code: 100,
    message: `(#100) Tried accessing nonexisting field (${field}) on node type (${type})`,
  });
}
