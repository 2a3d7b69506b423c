import type { FaultState } from '../control/emulator-control.ts';
import type { Page } from '../world/world.ts';
import { FAULT_CHOICES, type FaultChoice } from './fault-choices.ts';
import { html } from './html.ts';

/** Each fault has its own form, with one button that switches it. */
export function faultPanel(state: FaultState, pages: Page[]) {
  return html`<section class="card" id="faults" aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    <ul class="rows">
      ${FAULT_CHOICES.map((choice) => faultRow(choice, state, pages))}
    </ul>
    ${chaosForm(state)}
  </section>`;
}

function faultRow(choice: FaultChoice, state: FaultState, pages: Page[]) {
  const { name, label, hint } = choice;
  const value = state.faults[name];
  const isOn = value !== undefined && value !== null;
  return html`<li>
    <form method="post" action="/inspector/faults" class="line">
      <input type="hidden" name="name" value="${name}" />
      <input type="hidden" name="switch" value="${isOn ? 'off' : 'on'}" />
      <span class="grow"
        ><strong>${label}</strong> ${isOn && html`<span class="tag bad">on</span>`}
        <small>${isOn ? JSON.stringify(value) : hint}</small></span
      >
      <span class="controls">
        ${!isOn && variantSelect(choice)} ${!isOn && choice.hasPage && pageSelect(choice, pages)}
        <button aria-label="Switch ${isOn ? 'off' : 'on'}: ${label}">
          ${isOn ? 'Switch off' : 'Switch on'}
        </button>
      </span>
    </form>
  </li>`;
}

function variantSelect({ label, variants }: FaultChoice) {
  if (variants.length < 2) return undefined;
  return html`<select name="variant" aria-label="${label}: kind">
    ${variants.map((variant, index) => html`<option value="${index}">${variant.label}</option>`)}
  </select>`;
}

function pageSelect({ label }: FaultChoice, pages: Page[]) {
  return html`<select name="pageId" aria-label="${label}: Page">
    <option value="">All Pages</option>
    ${pages.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
  </select>`;
}

function chaosForm({ chaos, inForce }: FaultState) {
  if (chaos)
    return html`<form method="post" action="/inspector/chaos" class="line chaos">
      <span class="grow"
        ><strong>Chaos</strong> <span class="tag bad">on</span>
        <small
          >seed ${chaos.seed}, intensity ${chaos.intensity}, after ${chaos.calls} calls:
          ${Object.keys(inForce).join(', ') || 'quiet'}</small
        ></span
      >
      <button name="switch" value="off">End chaos</button>
    </form>`;
  return html`<form method="post" action="/inspector/chaos" class="line chaos">
    <span class="grow"
      ><strong>Chaos</strong><small>Random faults that change every twenty calls</small></span
    >
    <span class="controls">
      <label>Seed <input name="seed" type="number" value="1" class="short" /></label>
      <label
        >Intensity
        <input name="intensity" type="number" min="0" max="1" step="0.1" value="0.3" class="short"
      /></label>
      <button name="switch" value="on">Start chaos</button></span
    >
  </form>`;
}
