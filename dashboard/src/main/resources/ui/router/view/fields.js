import { html, nothing } from 'lit';
import { shown, shownText } from './pieces.js';

/**
 * Draws the fields of a form (see `fieldsOf`); `texts` has what is in them by path, `faults` what is
 * wrong with it, and `onChange(path, text)` is told of every change.
 */
export function drawn(fields, context) {
  return fields.map((field) => (field.kind === 'group' ? group(field, context) : single(field, context)));
}

function group(field, context) {
  return html`
    <fieldset>
      <legend>${label(field)}</legend>
      ${field.description ? html`<p class="hint">${shown(field.description)}</p>` : ''}
      ${drawn(field.fields, context)}
    </fieldset>
  `;
}

function single(field, { texts, faults, onChange }) {
  const id = `field${encodeURI(field.path)}`; // an id in a list of ids has no spaces
  const wrong = faults.get(field.path);
  const control = {
    id,
    text: texts.get(field.path) ?? '',
    change: (event) => onChange(field.path, event.target.value),
    invalid: wrong ? 'true' : 'false',
    described: [wrong && `${id}-wrong`, field.description && `${id}-hint`].filter(Boolean).join(' ') || nothing,
  };
  return html`
    <div class="argument">
      <label for=${id}>${label(field)}</label>
      ${(CONTROLS[field.kind] ?? area)(field, control)}
      ${wrong ? html`<p class="wrong" id="${id}-wrong">${field.key} ${wrong}</p>` : ''}
      ${field.description ? html`<p class="hint" id="${id}-hint">${shown(field.description)}</p>` : ''}
    </div>
  `;
}

const NOTES = { list: 'one a line', json: 'JSON', number: 'number' };

function label(field) {
  const note = field.kind === 'number' && field.whole ? 'whole number' : NOTES[field.kind];
  return html`${shown(field.key)}
    ${field.required ? html`<small class="required">required</small>` : ''}
    ${note ? html`<small>${note}</small>` : ''}`;
}

const CONTROLS = {
  number: (field, { id, text, change, invalid, described }) => html`
    <input id=${id} inputmode="decimal" autocomplete="off" placeholder=${field.placeholder} .value=${text}
      aria-invalid=${invalid} aria-describedby=${described} @input=${change}>`,
  choice: options,
  boolean: options,
};

function options(field, { id, text, change, invalid, described }) {
  return html`
    <select id=${id} aria-invalid=${invalid} aria-describedby=${described} @change=${change}>
      <option value="" ?selected=${text === ''}>–</option>
      ${field.options.map((option) => html`
        <option value=${option} ?selected=${text === option}>${shownText(option.startsWith('"') ? JSON.parse(option) : option)}</option>
      `)}
    </select>
  `;
}

/** Texts may have several lines: Enter calls the tool, Shift and Enter begins a line. */
function area(field, { id, text, change, invalid, described }) {
  const lines = field.kind !== 'text';
  return html`
    <textarea id=${id} rows=${lines ? 3 : 1} autocomplete="off" spellcheck="false"
      placeholder=${field.options ? field.options.join(', ') : field.placeholder} .value=${text}
      aria-invalid=${invalid} aria-describedby=${described} @input=${change}
      @keydown=${(event) => {
        if (lines || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        event.target.form.requestSubmit();
      }}></textarea>
  `;
}
