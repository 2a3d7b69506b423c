import type { Question } from '../world/world.ts';
import { html, type Html } from './html.ts';

type Kind = { type: string; autocomplete?: string };

const KINDS: Record<string, Kind> = {
  EMAIL: { type: 'email', autocomplete: 'email' },
  WORK_EMAIL: { type: 'email', autocomplete: 'email' },
  PHONE: { type: 'tel', autocomplete: 'tel' },
  WORK_PHONE_NUMBER: { type: 'tel', autocomplete: 'tel' },
  FULL_NAME: { type: 'text', autocomplete: 'name' },
  FIRST_NAME: { type: 'text', autocomplete: 'given-name' },
  LAST_NAME: { type: 'text', autocomplete: 'family-name' },
  STREET_ADDRESS: { type: 'text', autocomplete: 'street-address' },
  CITY: { type: 'text', autocomplete: 'address-level2' },
  ZIP: { type: 'text', autocomplete: 'postal-code' },
  POST_CODE: { type: 'text', autocomplete: 'postal-code' },
  COUNTRY: { type: 'text', autocomplete: 'country-name' },
  COMPANY_NAME: { type: 'text', autocomplete: 'organization' },
  JOB_TITLE: { type: 'text', autocomplete: 'organization-title' },
  DOB: { type: 'date', autocomplete: 'bday' },
  DATE_TIME: { type: 'datetime-local' },
  SLIDER: { type: 'range' },
};

/** The name under which the answer to the question at this position is sent. */
export const inputName = (position: number): string => `question-${position}`;

/** An input that fits the question's type. Nothing is required, so that gaps can be tried. */
export function questionInput(question: Question, position: number, values: string[]): Html {
  if (question.options?.length) {
    return question.isMultiSelect
      ? checkboxes(question, position, values)
      : select(question, position, values);
  }
  const { type, autocomplete } = KINDS[question.type] ?? { type: 'text' };
  const value = toInputValue(type, values[0] ?? '');
  const id = inputName(position);
  return html`<div class="field">
    <label for="${id}">${question.label}</label>
    <input
      id="${id}"
      name="${id}"
      type="${type}"
      value="${value}"
      ${autocomplete && html`autocomplete="${autocomplete}"`}
      ${type === 'range' && html`min="1" max="10" step="1"`}
    />
  </div>`;
}

function select({ label, options = [] }: Question, position: number, values: string[]): Html {
  const id = inputName(position);
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <select id="${id}" name="${id}">
      <option value="">–</option>
      ${options.map(({ key, value }) => html`<option value="${key}" ${values.includes(key) && 'selected'}>${value}</option>`)}
    </select>
  </div>`;
}

function checkboxes({ label, options = [] }: Question, position: number, values: string[]): Html {
  return html`<fieldset>
    <legend>${label}</legend>
    ${options.map(
      ({ key, value }) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="${inputName(position)}"
            value="${key}"
            ${values.includes(key) && 'checked'}
          />
          ${value}</label
        >`,
    )}
  </fieldset>`;
}

/** Meta writes dates as 04/23/1990 and times as 2027-03-02T14:30:00+0000. */
function toInputValue(type: string, value: string): string {
  if (type === 'date') return value.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2');
  return type === 'datetime-local' ? value.slice(0, 16) : value;
}

export function fromInputValue(type: string, value: string): string {
  if (type === 'DOB') return value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1');
  return type === 'DATE_TIME' && value.length === 16 ? `${value}:00+0000` : value;
}
