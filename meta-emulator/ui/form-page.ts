import type { Engine } from '../engine.ts';
import { fictionalAnswer } from '../world/fictional-answers.ts';
import type { Form } from '../world/world.ts';
import { html } from './html.ts';
import { pageFrame } from './page-frame.ts';
import { questionInput } from './question-input.ts';

/** A lead form to fill in. `isExample` puts made-up answers into it. */
export function formPage(engine: Engine, form: Form, isExample: boolean): string {
  const page = engine.world.pages.get(form.pageId);
  const index = engine.world.counters.lead;
  const inputs = form.questions.map((question, position) =>
    questionInput(question, position, isExample ? fictionalAnswer(form, question, index) : []),
  );
  return pageFrame(
    form.name,
    html`<p class="hint">${page?.name}</p>
      <h1>${form.headline}</h1>
      ${form.status === 'ARCHIVED' && html`<p class="hint">This form is archived; at Meta no new leads would come in.</p>`}
      <p><a class="button" href="/forms/${form.id}?example">Fill in made-up answers</a></p>
      <form method="post" action="/forms/${form.id}" class="stack">
        <fieldset>
          <legend>Where do you see this form?</legend>
          <label class="choice"
            ><input type="radio" name="platform" value="fb" checked /> Facebook</label
          >
          <label class="choice"><input type="radio" name="platform" value="ig" /> Instagram</label>
        </fieldset>
        <div class="stack" lang="${form.locale.slice(0, 2)}">
          ${inputs} ${disclaimers(form, isExample)}
        </div>
        <label class="choice"
          ><input type="checkbox" name="organic" value="yes" /> Without an ad (an organic
          lead)</label
        >
        <p class="hint">Privacy policy: ${form.privacyPolicyUrl}</p>
        <div class="actions"><button class="primary">Submit</button></div>
      </form>`,
  );
}

function disclaimers(form: Form, isExample: boolean) {
  return form.disclaimers.map(
    ({ key, text, isRequired }) =>
      html`<label class="choice"
        ><input
          type="checkbox"
          name="disclaimer"
          value="${key}"
          ${isRequired && 'required'}
          ${isRequired && isExample && 'checked'}
        />
        ${text}</label
      >`,
  );
}
