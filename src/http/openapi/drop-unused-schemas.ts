const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/** Leaves out the schemas that no operation refers to: each has one for input and one for output. */
export function dropUnusedSchemas<Document extends object>(document: Document): Document {
  const { components = {} } = document as { components?: { schemas?: Record<string, unknown> } };
  const { schemas = {} } = components;
  const used = new Set<string>();
  const visit = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part ?? null).matchAll(REFERENCE)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(schemas[name]);
    }
  };
  visit({ ...document, components: { ...components, schemas: undefined } });
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return {
    ...document,
    components: { ...components, schemas: Object.fromEntries(kept) },
  };
}
