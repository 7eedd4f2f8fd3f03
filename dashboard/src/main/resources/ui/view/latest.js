import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call } from '../model/api.js';
import { live } from '../model/live.js';
import { Element } from './element.js';
import { day, isToday, pageOf, timeOfDay } from './words.js';

const SHOWN = 50;

/** The latest updates as they come, newest first. They can be paused to be read. */
class Latest extends Element {
  changesMs = 250; // all rows are new then

  #items = [];
  #held = undefined;
  #asked = false;

  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('message', ({ detail }) => this.#take(detail));
    live.addEventListener('state', () => this.#askForEarlier());
    this.holdWhilePressed('.latest');
  }

  /** What came before the page was opened, or in a break that is not told of, is in the history. */
  async #askForEarlier() {
    if (this.#asked || live.state.name !== 'live') return;
    this.#asked = true;
    const answer = await call(`contracts/history?limit=${SHOWN}`);
    this.#asked = answer.ok;
    const known = new Set(this.#items.map((item) => item.key));
    const earlier = (answer.body?.data ?? []).map(ofHistory).filter((item) => !known.has(item.key));
    const newestFirst = (a, b) => b.recorded - a.recorded;
    this.#items = [...this.#items, ...earlier].sort(newestFirst).slice(0, SHOWN);
    this.paint();
  }

  #take({ message, timestamp, snapshot }) {
    // Of what happened meanwhile only the latest comes, and in no order.
    if (message.type === 'missed' || (message.type === 'replay_begin' && snapshot)) this.#asked = false;
    if (snapshot || (message.type !== 'contract_update' && message.type !== 'contract_removed')) {
      return;
    }
    // After a break in the middle of a burst it comes again.
    if (this.#items.some((item) => item.key === message.id)) return;
    this.#items.unshift({
      key: message.id,
      id: message.contract_id ?? message.data.contract_id,
      status: message.data?.status,
      location: message.data?.location,
      recorded: timestamp,
      test: message.test === true,
    });
    this.#items.length = Math.min(this.#items.length, SHOWN);
    this.paintChange();
  }

  #hold() {
    this.#held = this.#held ? undefined : [...this.#items];
    this.paint();
  }

  render() {
    const items = this.#held ?? this.#items;
    // A link that has the focus stays that of its contract.
    const byPlace = this.manyChange && !this.querySelector('li a:focus');
    return html`
      <div class="toolbar">
        <h2 id="latest">Latest updates</h2>
        <button type="button" class="quiet" @click=${this.#hold}>
          ${this.#held ? 'Resume' : 'Pause'}<span class="visually-hidden"> the latest updates</span>
        </button>
      </div>
      ${items.length === 0
        ? html`<p class="empty">No update yet.</p>`
        : html`<ol class="latest" aria-labelledby="latest" tabindex="0">
            ${repeat(items, (item, i) => (byPlace ? i : item.key), (item) => this.#item(item))}
          </ol>`}
    `;
  }

  #item({ id, status, location, recorded, test }) {
    const exact = new Date(recorded).toISOString();
    return html`
      <li>
        <span class="who">
          ${test
            ? html`<span class="id" title=${id}>${id}</span><span class="badge">test</span>`
            : html`<a class="id" href=${pageOf(id)} title=${id}>${id}</a>`}
        </span>
        ${status
          ? html`<span class="status ${status}">${status}</span><span>${location}</span>`
          : html`<span class="status removed">removed</span><span></span>`}
        <time datetime=${exact} title=${exact}>${isToday(recorded) ? timeOfDay(recorded) : day(recorded)}</time>
      </li>
    `;
  }
}

function ofHistory(item) {
  return {
    key: item.id,
    id: item.contract_id,
    status: item.status,
    location: item.location,
    recorded: Date.parse(item.recorded_at),
    test: false,
  };
}
customElements.define('sw-latest', Latest);
