/** One change of one object, before it is put into a POST with others. */
export type Change = {
  object: string;
  entryId: string | number;
  field: string;
  value: Record<string, unknown>;
  leadId?: string | undefined;
};
