import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call, fault } from '../model/api.js';
import { live } from '../model/live.js';
import { Element } from './element.js';
import { time } from './words.js';

const PAGE = 50;
/** More of what comes live than anybody scrolls through. */
const MOST = 1_000;

/** A contract's own page: what it is now, and its history as a timeline that grows. */
class Contract extends Element {
  /** Beside something else, rather than as a page. */
  static properties = { compact: { type: Boolean } };

  #id = undefined;
  #items = [];
  #next = undefined;
  #state = 'loading';
  #fault = '';
  /** Whether what comes may leave something out, so that the history is to be asked again. */
  #gap = false;

  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('message', ({ detail }) => this.#take(detail));
  }

  /** Shows this contract; undefined shows none. */
  show(id) {
    this.#id = id;
    this.#items = [];
    this.#next = undefined;
    if (id !== undefined) this.#ask();
  }

  async #ask() {
    const id = this.#id;
    this.#state = 'loading';
    this.requestUpdate();
    const before = this.#next ? `&before=${encodeURIComponent(this.#next)}` : '';
    const query = `contract_id=${encodeURIComponent(id)}&limit=${PAGE}${before}`;
    const answer = await call(`contracts/history?${query}`);
    if (id !== this.#id) return; // the reader has gone on
    this.#state = answer.ok ? 'known' : 'failed';
    if (answer.ok) {
      this.#merge(answer.body.data);
      this.#next = answer.body.next;
    } else {
      this.#fault = fault(answer);
    }
    this.requestUpdate();
  }

  /** What the history says and what came meanwhile overlap, and either may know more. */
  #merge(found) {
    const known = new Set(this.#items.map((item) => item.id));
    this.#items = [...this.#items, ...found.filter((item) => !known.has(item.id))].sort(
      (a, b) => b.recorded_at.localeCompare(a.recorded_at) || offset(b.id) - offset(a.id),
    );
  }

  /** What lies between what is shown and what is newest. */
  async #fillGap() {
    const id = this.#id;
    const answer = await call(`contracts/history?contract_id=${encodeURIComponent(id)}&limit=${PAGE}`);
    if (id !== this.#id || !answer.ok) return;
    this.#merge(answer.body.data);
    this.requestUpdate();
  }

  #take({ message, timestamp, snapshot }) {
    if (message.type === 'missed' || (message.type === 'replay_begin' && snapshot)) this.#gap = true;
    if (message.type === 'replay_complete' && this.#gap) {
      this.#gap = false;
      if (this.#id !== undefined) this.#fillGap();
    }
    const id = message.contract_id ?? message.data?.contract_id;
    if (id === undefined || id !== this.#id || message.test) return;
    if (message.type === 'contract_left' || this.#items.some((item) => item.id === message.id)) {
      return;
    }
    if (snapshot) return; // the history is asked when it is complete
    this.#items.length = Math.min(this.#items.length, MOST);
    this.#items.unshift({
      ...(message.data ?? { removed: true }),
      id: message.id,
      recorded_at: new Date(timestamp).toISOString(),
    });
    this.paint();
  }

  render() {
    if (this.#id === undefined) return '';
    return this.compact
      ? html`<h2>${this.#id}</h2>${this.#now()}${this.#timeline()}`
      : html`
          <article class="panel contract">
            <p><a href="#/">← All contracts</a></p>
            <h1 tabindex="-1">${this.#id}</h1>
            ${this.#now()}
            <h2>History</h2>
            ${this.#timeline()}
          </article>
        `;
  }

  #now() {
    const now = this.#items[0];
    if (!now) return '';
    return now.removed
      ? html`<p>Removed ${time(now.recorded_at)}.</p>`
      : html`<p class="now">
          <span class="status ${now.status}">${now.status}</span> in <strong>${now.location}</strong>,
          as of ${time(now.timestamp)}
        </p>`;
  }

  #timeline() {
    return html`
      ${this.#items.length > 0
        ? html`<ol class="timeline">
            ${repeat(this.#items, (item) => item.id, (item, i) => this.#item(item, this.#items[i + 1]))}
          </ol>`
        : ''}
      ${this.#state === 'failed'
        ? html`<p class="told failed" role="alert">
            ${this.#fault} <button type="button" @click=${() => this.#ask()}>Try again</button>
          </p>`
        : ''}
      ${this.#state === 'loading' ? html`<p class="empty" role="status">Loading …</p>` : ''}
      ${this.#state === 'known' && this.#items.length === 0
        ? html`<p class="empty">Nothing is known of this contract.</p>`
        : ''}
      ${this.#state === 'known' && this.#next
        ? html`<button type="button" @click=${() => this.#ask()}>Earlier</button>`
        : ''}
    `;
  }

  #item(item, earlier) {
    const changed = (key) => (earlier && !earlier.removed && earlier[key] !== item[key] ? 'changed' : '');
    return html`
      <li class=${item.removed ? 'removed' : item.status}>
        <time datetime=${item.recorded_at}>${time(item.recorded_at)}</time>
        ${item.removed
          ? html`<span>removed</span>`
          : html`<span>
              <span class="status ${item.status} ${changed('status')}">${item.status}</span> in
              <span class=${changed('location')}>${item.location}</span>, as of ${time(item.timestamp)}
            </span>`}
        <code>${item.id}</code>
      </li>
    `;
  }
}

/** Of a message id: what comes later in a partition has a higher one. */
const offset = (id) => Number(/\d+$/.exec(id)?.[0] ?? 0);
customElements.define('sw-contract', Contract);
