import type { Reason } from '../../contract/reason.ts';
import type { SyncProblem } from '../../contract/sync.ts';

export interface ProblemGroup {
  readonly pageId: string;
  readonly pageName: string;
  /** The forms that it happened to; none if the whole Page could not be read. */
  readonly formNames: readonly string[];
  readonly reason: Reason;
}

/** Says once what happened to several forms of a Page alike. */
export function groupProblems(problems: readonly SyncProblem[]): ProblemGroup[] {
  const groups = Map.groupBy(problems, ({ pageId, reason }) => JSON.stringify([pageId, reason]));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { pageId, pageName, reason } = first;
    const formNames = alike.flatMap(({ formName }) => formName ?? []);
    return [{ pageId, pageName, formNames, reason }];
  });
}
