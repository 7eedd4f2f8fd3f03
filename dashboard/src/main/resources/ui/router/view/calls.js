import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { number, shortTime, span, time } from '../../view/words.js';
import { OUTCOMES } from '../model/calls.js';
import { ofHistory, router } from '../model/router.js';
import { refusal } from './pieces.js';

/** Rows drawn at first, and more at a time. */
const PAGE = 100;
/** Calls asked for at a time. */
const ASKED = 1_000;

/** All calls, live and back into the past, of a server or with an outcome. */
class CallsView extends Element {
  #filter = { server: '', outcome: '' };
  /** Earlier than what the page holds live. */
  #earlier = [];
  /** Where the history goes on; empty at its end, undefined before it was asked. */
  #next = undefined;
  #rows = PAGE;
  /** What was live when the reader held it; undefined while it moves. */
  #held = undefined;
  #refused = undefined;

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('calls', this.paint);
    router.addEventListener('servers', this.paint);
  }

  get #items() {
    const { server, outcome } = this.#filter;
    const known = new Set();
    return [...(this.#held ?? router.calls.items), ...this.#earlier].filter(
      (item) =>
        (!server || item.server === server) &&
        (!outcome || item.outcome === outcome) &&
        !known.has(item.id) &&
        known.add(item.id),
    );
  }

  #hold() {
    this.#held = this.#held ? undefined : [...router.calls.items];
    this.requestUpdate();
  }

  #narrow(change) {
    this.#filter = { ...this.#filter, ...change };
    this.#earlier = [];
    this.#next = undefined;
    this.#rows = PAGE;
    this.#ask();
  }

  async #more() {
    this.#rows += PAGE;
    this.requestUpdate();
    // What the first answers have may all be known.
    while (this.#next !== '' && !this.#refused && this.#items.length < this.#rows) await this.#ask();
  }

  /** The page of the history before what was asked for last. */
  async #ask() {
    const filter = this.#filter;
    const query = new URLSearchParams({ limit: ASKED });
    for (const [key, value] of Object.entries({ ...filter, before: this.#next ?? '' })) {
      if (value) query.set(key, value);
    }
    const answer = await call(`calls?${query}`);
    if (filter !== this.#filter) return;
    this.#refused = answer.ok ? undefined : answer;
    if (answer.ok) {
      this.#earlier = [...this.#earlier, ...answer.body.data.map(ofHistory)];
      this.#next = answer.body.next ?? '';
    }
    this.requestUpdate();
  }

  render() {
    const items = this.#items;
    const servers = ['switchboard', ...(router.servers ?? []).map((server) => server.name)];
    return html`
      <section class="panel">
        <div class="toolbar">
          <h1 tabindex="-1">Calls</h1>
          <button type="button" class="quiet" aria-pressed=${this.#held ? 'true' : 'false'} @click=${this.#hold}>
            ${this.#held ? 'Resume' : 'Pause'}
          </button>
          ${this.#choice('server', 'All servers', servers)}
          ${this.#choice('outcome', 'Any outcome', OUTCOMES)}
        </div>
        ${this.#refused ? refusal(this.#refused) : ''}
        ${items.length === 0
          ? html`<p class="empty">${router.callsKnown ? 'No call matches.' : 'Loading …'}</p>`
          : this.#table(items.slice(0, this.#rows))}
        ${items.length > 0 && (items.length > this.#rows || this.#next !== '')
          ? html`<button type="button" @click=${this.#more}>Earlier</button>`
          : ''}
      </section>
    `;
  }

  #choice(key, all, values) {
    return html`
      <label>
        <span class="visually-hidden">${key}</span>
        <select @change=${(event) => this.#narrow({ [key]: event.target.value })}>
          <option value="">${all}</option>
          ${values.map((value) => html`<option>${value}</option>`)}
        </select>
      </label>
    `;
  }

  #table(items) {
    return html`
      <div class="scrolled tall" tabindex="0" role="region" aria-label="Calls">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Time</th><th scope="col">Server</th><th scope="col">What</th>
              <th scope="col">Outcome</th><th scope="col" class="figures">Took</th>
              <th scope="col" class="figures" title="Bytes of the request and of the answer">Bytes</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>${repeat(items, (item) => item.id, row)}</tbody>
        </table>
      </div>
    `;
  }
}
customElements.define('sw-calls', CallsView);

function row(item) {
  return html`
    <tr>
      <td title=${time(item.recorded)}>${shortTime(item.recorded)}</td>
      <td>${item.server}</td>
      <td title="${item.method} at ${item.endpoint}">${item.name ?? item.method}</td>
      <td><span class="outcome ${item.outcome}" aria-hidden="true"></span>${item.outcome.replace('_', ' ')}</td>
      <td class="figures">${span(item.duration_ms)}</td>
      <td class="figures">${number(item.request_bytes)} / ${number(item.response_bytes)}</td>
      <td title="${item.client ?? ''} (${item.caller})">${clientName(item.client) ?? item.caller}</td>
    </tr>
  `;
}

/** All browsers begin their long names with the one word. */
const clientName = (client) => (client?.startsWith('Mozilla/') ? 'a browser' : client);
