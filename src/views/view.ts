/** A list of leads that somebody has named: its filters, its order and its columns. */
export interface View {
  readonly id: string;
  /** The person, or the API key, that made it. Only they and admins change it. */
  readonly ownerId: string;
  /** Whether everybody may see it. */
  readonly isShared: boolean;
  readonly name: string;
  /** The filters and the order as the query of an address, such as `status=New&sort=name`. */
  readonly query: string;
  /** The columns in their order; empty: the usual ones. */
  readonly columns: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a person may change of a view. */
export type ViewFields = Pick<View, 'name' | 'query' | 'columns' | 'isShared'>;

/** Whether a person may see a view. Every read of views asks this. */
export const maySee = ({ ownerId, isShared }: View, readerId: string): boolean =>
  isShared || ownerId === readerId;
