type Defined<Value> = { readonly [Name in keyof Value]: Exclude<Value[Name], undefined> };

/** Leaves out the fields without a value, so that "not sent" is one thing and not two. */
export const withoutUndefined = <Value extends object>(value: Value): Partial<Defined<Value>> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<
    Defined<Value>
  >;
