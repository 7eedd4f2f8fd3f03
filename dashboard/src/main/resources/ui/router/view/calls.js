import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { number, shortTime, span, time } from '../../view/words.js';
import { KEPT as LATEST, OUTCOMES } from '../model/calls.js';
import { ofHistory, router } from '../model/router.js';
import { choice, refusal, shown, shownText } from './pieces.js';

/** Rows drawn at first, and more at a time. */
const PAGE = 100;
/** Calls asked for at a time. */
const ASKED = 1_000;
/** Beyond so many it begins anew with the latest. */
const KEPT = 10_000;

/** All calls, live and back into the past, of a server or with an outcome. */
class CallsView extends Element {
  #filter = { server: '', outcome: '' };
  /** What the history had, and all that came since it was asked: the router keeps only the latest. */
  #found = [];
  /** Where the history goes on; empty at its end, undefined before it was asked. */
  #next = undefined;
  #asking = false;
  #rows = PAGE;
  /** What was shown when the reader held it; undefined while it moves. */
  #held = undefined;
  #refused = undefined;

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('calls', ({ detail }) => this.#take(detail));
    router.addEventListener('servers', this.paintChange);
  }

  #take(calls) {
    if (this.#next !== undefined) this.#found.push(...calls.filter(this.#matches));
    if (this.#found.length > KEPT) {
      this.#anew();
      if (this.#narrows) this.#ask();
    }
    this.paintChange();
  }

  get #narrows() {
    return this.#filter.server !== '' || this.#filter.outcome !== '';
  }

  #matches = (item) => {
    const { server, outcome } = this.#filter;
    return (!server || item.server === server) && (!outcome || item.outcome === outcome);
  };

  /** Those that match, newest first. */
  #items() {
    const matching = [...router.calls.items, ...this.#found].filter(this.#matches);
    const byId = new Map(matching.map((item) => [item.id, item]));
    return [...byId.values()].sort((a, b) => b.recorded - a.recorded);
  }

  #anew() {
    this.#found = [];
    this.#next = undefined;
    this.#rows = PAGE;
  }

  #hold() {
    this.#held = this.#held ? undefined : this.#items();
    this.requestUpdate();
  }

  #narrow(change) {
    this.#filter = { ...this.#filter, ...change };
    this.#held = undefined;
    this.#anew();
    this.#ask();
  }

  async #more() {
    this.#rows += PAGE;
    this.#held = undefined;
    this.requestUpdate();
    // What the first answers have may all be known.
    do await this.#ask();
    while (this.#next !== '' && !this.#refused && this.#items().length < this.#rows);
    await this.updateComplete;
    // Its button may be gone.
    if (!this.#hasEarlier(this.#items())) this.querySelector('h1').focus({ preventScroll: true });
  }

  /** Before it was asked, the history has more only if the latest are as many as are kept. */
  #hasEarlier(items) {
    const more = this.#next === undefined ? router.calls.items.length >= LATEST : this.#next !== '';
    return items.length > this.#rows || more;
  }

  /** The page of the history before what was asked for last. */
  async #ask() {
    const filter = this.#filter;
    if (this.#next === '') return;
    const query = new URLSearchParams({ limit: ASKED });
    for (const [key, value] of Object.entries({ ...filter, before: this.#next ?? '' })) {
      if (value) query.set(key, value);
    }
    this.#asking = true;
    this.requestUpdate();
    const answer = await call(`calls?${query}`);
    if (filter !== this.#filter) return;
    this.#asking = false;
    this.#refused = answer.ok ? undefined : answer;
    if (answer.ok) {
      this.#found.push(...answer.body.data.map(ofHistory));
      this.#next = answer.body.next ?? '';
    }
    this.requestUpdate();
  }

  render() {
    if (this.hidden) return '';
    const items = this.#held ?? this.#items();
    const { server, outcome } = this.#filter;
    const servers = ['switchboard', ...(router.servers ?? []).map((it) => it.name)];
    return html`
      <section class="panel">
        <div class="toolbar">
          <h1 tabindex="-1">Calls</h1>
          <button type="button" class="quiet" @click=${this.#hold}>${this.#held ? 'Resume' : 'Pause'}</button>
          ${choice('server', 'All servers', servers, server, (value) => this.#narrow({ server: value }))}
          ${choice('outcome', 'Any outcome', OUTCOMES, outcome, (value) => this.#narrow({ outcome: value }))}
        </div>
        ${this.#refused ?? router.callsRefusal ? refusal(this.#refused ?? router.callsRefusal) : ''}
        ${items.length === 0
          ? html`<p class="empty">${this.#asking || !router.callsKnown ? 'Loading …' : this.#narrows ? 'No call matches.' : 'No call yet.'}</p>`
          : table(items.slice(0, this.#rows))}
        ${this.#hasEarlier(items)
          ? html`<p class="buttons"><button type="button" @click=${this.#more}>Earlier</button></p>`
          : ''}
      </section>
    `;
  }
}
customElements.define('sw-calls', CallsView);

function table(items) {
  return html`
    <div class="scrolled tall" tabindex="0" role="region" aria-label="Calls">
      <table class="list calls">
        <thead>
          <tr>
            <th scope="col">Time</th><th scope="col" class="roomy">Server</th><th scope="col">What</th>
            <th scope="col">Outcome</th><th scope="col" class="figures">Took</th>
            <th scope="col" class="figures roomy" title="Bytes of the request and of the answer">Bytes</th>
            <th scope="col" class="roomy">By</th>
          </tr>
        </thead>
        <tbody>${repeat(items, (item) => item.id, row)}</tbody>
      </table>
    </div>
  `;
}

function row(item) {
  return html`
    <tr>
      <td title=${time(item.recorded)}>${shortTime(item.recorded)}</td>
      <td class="roomy">${item.server}</td>
      <td title="${item.method} at ${item.endpoint}">
        ${shown(item.name ?? item.method)}<small class="cramped">${item.server}</small>
      </td>
      <td><span class="outcome ${item.outcome}" aria-hidden="true"></span>${item.outcome.replace('_', ' ')}</td>
      <td class="figures">${span(item.duration_ms)}</td>
      <td class="figures roomy">${number(item.request_bytes)} / ${number(item.response_bytes)}</td>
      <td class="roomy" title="${shownText(item.client ?? '')} (${item.caller})">${shown(clientName(item.client) ?? item.caller)}</td>
    </tr>
  `;
}

/** All browsers begin their long names with the one word. */
const clientName = (client) => (client?.startsWith('Mozilla/') ? 'a browser' : client);
