import type { FormDetails } from '../connections/form-store.ts';
import type { PassCheckpoint } from '../connections/pass-store.ts';
import type { GraphError } from '../meta-api/graph-error.ts';
import type { Pass } from './pass.ts';
import { readAhead } from './read-ahead.ts';
import { readLists, type ListLeads, type ListStep } from './read-lists.ts';
import { newestOf, takeBatch, type TakeBatchDependencies } from './take-batch.ts';

/** How many pages of a list are read ahead while the leads before them are taken in. */
const PAGES_AHEAD = 2;

export interface ReadFormsDependencies extends TakeBatchDependencies {
  readonly listLeads: ListLeads;
}

/** The state of a pass after one step, and what failed in it. */
export interface FormsStep {
  readonly checkpoint: PassCheckpoint;
  /** The form whose list could not be read. */
  readonly failed?: { readonly form: FormDetails; readonly error: GraphError };
  /** Several forms in a row could not be read. The other forms are left for a later pass. */
  readonly gaveUp?: boolean;
}

/**
 * Takes in the leads of a Page's forms. Leaves out the forms that the checkpoint lists as done.
 * Forms that could not be read before come last, so that they do not delay the others.
 *
 * @returns one step after each page of leads, each form and each failure
 * @throws the reason of the pass's signal once it is aborted
 */
export async function* readForms(
  dependencies: ReadFormsDependencies,
  pass: Pass,
  forms: readonly FormDetails[],
  begun: PassCheckpoint,
): AsyncGenerator<FormsStep> {
  const abort = new AbortController();
  const signal = pass.signal ? AbortSignal.any([pass.signal, abort.signal]) : abort.signal;
  const wanted = inOrder(forms, begun);
  let checkpoint = begun;
  let handled = 0;
  const reportProgress = () => {
    const form = wanted[handled];
    const formsDone = forms.length - wanted.length + handled;
    pass.onStep({ ...(form && { formName: form.name }), formsDone, formsTotal: forms.length });
  };
  reportProgress();
  const lists = readLists(dependencies, wanted, begun, signal);
  for await (const step of readAhead(lists, PAGES_AHEAD, () => abort.abort())) {
    pass.signal?.throwIfAborted();
    if (step.type === 'batch') await takeBatch(dependencies, pass, step.form, step.batch.items);
    checkpoint = advance(checkpoint, step);
    if (step.type === 'done') pass.onStep({ formsRead: 1 });
    if (step.type === 'done' || step.type === 'failed') {
      handled += 1;
      reportProgress();
    }
    yield {
      checkpoint,
      ...(step.type === 'failed' && { failed: step }),
      ...(step.type === 'gave-up' && { gaveUp: true }),
    };
    pass.signal?.throwIfAborted();
  }
}

/**
 * Forms that failed in this pass come last. Before them come forms that failed in the last pass.
 */
function inOrder(forms: readonly FormDetails[], begun: PassCheckpoint): readonly FormDetails[] {
  const rank = ({ formId }: FormDetails): number => {
    if (begun.failedForms.includes(formId)) return 2;
    return begun.lateForms.includes(formId) ? 1 : 0;
  };
  return forms
    .filter(({ formId }) => !begun.doneForms.includes(formId))
    .toSorted((a, b) => rank(a) - rank(b));
}

function advance(checkpoint: PassCheckpoint, step: ListStep): PassCheckpoint {
  const { doneForms, failedForms } = checkpoint;
  switch (step.type) {
    case 'batch': {
      const { form, batch } = step;
      const newest = newestOf(checkpoint, batch.items);
      return { ...checkpoint, formId: form.formId, after: batch.after, newest };
    }
    case 'done': {
      const { formId } = step.form;
      return {
        ...checkpoint,
        doneForms: [...doneForms, formId],
        failedForms: failedForms.filter((each) => each !== formId),
        formId: null,
        after: null,
      };
    }
    case 'failed': {
      const { formId } = step.form;
      if (isOfPage(step.error) || failedForms.includes(formId)) return checkpoint;
      return { ...checkpoint, failedForms: [...failedForms, formId] };
    }
    case 'gave-up':
      return checkpoint;
  }
}

/** Whether an error concerns the whole Page, as an invalid token or a rate limit does. */
const isOfPage = ({ action }: GraphError): boolean =>
  action === 'throttled' || action === 'reconnect';
