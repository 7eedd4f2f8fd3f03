import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fault } from '../../model/api.js';
import { number } from '../../view/words.js';
import { visible } from '../model/visible.js';

/** Parts of several pages. */

export const OFF = 'urn:switchboard:problem:feature-off';

/** What to show in place of what could not be had. */
export function refusal(answer) {
  if (answer.body?.type === OFF) {
    return html`<p class="told failed" role="alert">
      This is switched off: ${answer.body.detail ?? ''}. <a href="#/features">Feature flags</a>
    </p>`;
  }
  return html`<p class="told failed" role="alert">${fault(answer)}</p>`;
}

/** The same where the answer is about a path that every router has. */
export function absence(answer) {
  if (answer.status !== 404 || answer.body?.type === OFF) return refusal(answer);
  return html`<p class="told failed" role="alert">
    No router answers at this address: open the page where router-service answers, too.
  </p>`;
}

/** A list to choose from; what was chosen stays in it, also when it is gone from the values. */
export function choice(label, all, values, chosen, onChange) {
  const known = new Set(chosen ? [...values, chosen] : values);
  return html`
    <label>
      <span class="visually-hidden">${label}</span>
      <select @change=${(event) => onChange(event.target.value)}>
        <option value="" .selected=${chosen === ''}>${all}</option>
        ${repeat(known, (value) => value, (value) => html`<option value=${value} .selected=${value === chosen}>${value}</option>`)}
      </select>
    </label>
  `;
}

/** A server's state as a word and a colour. */
export const state = (server) => html`<span class="state ${server.state}">${server.state}</span>`;

/** Longer texts are cut in the page; what was left out is said. */
const LONGEST = 200_000;

/** Text of which nothing is hidden: what a reader would not see stands as its code point. */
export function shown(text) {
  const whole = String(text ?? '');
  const parts = visible(whole.slice(0, LONGEST));
  if (whole.length > LONGEST) parts.push({ left: whole.length - LONGEST });
  return parts.map(part);
}

/** The same where there can be no elements. */
export const shownText = (text) => visible(text).map((it) => it.text ?? `[${it.unseen ?? '…'}]`).join('');

function part({ text, unseen, count, left }) {
  if (text !== undefined) return text;
  if (left !== undefined) return html`<em> … and ${number(left)} characters more</em>`;
  return html`<span class="unseen" title="A character that cannot be seen">${unseen}${count > 1 ? ` × ${number(count)}` : ''}</span>`;
}

/** 1 tool, 3 tools */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const addressOf = {
  server: (name) => `#/servers/${encodeURIComponent(name)}`,
  tool: (name) => `#/tools/${encodeURIComponent(name)}`,
};

/** JSON as people read it. */
export const pretty = (value) => JSON.stringify(value, undefined, 2) ?? '';
