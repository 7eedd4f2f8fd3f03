import { html } from 'lit';
import { fault } from '../../model/api.js';
import { visible } from '../model/visible.js';

/** Parts of several pages. */

const OFF = 'urn:switchboard:problem:feature-off';

/** What to show in place of what could not be had. */
export function refusal(answer) {
  if (answer.body?.type === OFF) {
    return html`<p class="told failed" role="alert">
      ${answer.body.detail ?? 'This is switched off.'} <a href="#/features">Feature flags</a>
    </p>`;
  }
  const words =
    answer.status === 404 && !answer.body?.detail
      ? 'No router answers at this address: open the page where router-service answers, too.'
      : fault(answer);
  return html`<p class="told failed" role="alert">${words}</p>`;
}

/** A server's state as a word and a colour. */
export const state = (server) => html`<span class="state ${server.state}">${server.state}</span>`;

/** Text of which nothing is hidden: what a reader would not see stands as its code point. */
export const shown = (text) =>
  visible(text ?? '').map((part) =>
    part.unseen
      ? html`<span class="unseen" title="A character that cannot be seen">${part.unseen}</span>`
      : part.text,
  );

/** 1 tool, 3 tools */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const addressOf = {
  server: (name) => `#/servers/${encodeURIComponent(name)}`,
  tool: (name) => `#/tools/${encodeURIComponent(name)}`,
};

/** JSON as people read it. */
export const pretty = (value) => JSON.stringify(value, undefined, 2);
