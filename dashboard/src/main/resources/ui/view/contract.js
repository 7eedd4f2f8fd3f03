import { html } from 'lit';
import { call, fault } from '../model/api.js';
import { live } from '../model/live.js';
import { Element } from './element.js';
import { timeline } from './timeline.js';
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
  #completeSince = undefined;
  /** Whether what comes may leave something out, so that the history is to be asked again. */
  #gap = false;
  /** Whether the newest page is to take the place of what is shown. */
  #anew = false;
  /** Answers to earlier requests count no more. */
  #asked = 0;

  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('message', ({ detail }) => this.#take(detail));
    live.addEventListener('state', () => {
      if (live.state.name === 'live' && this.#state === 'failed' && this.#id !== undefined) this.#ask();
    });
  }

  /** Shows this contract; undefined shows none. */
  show(id) {
    this.#id = id;
    this.#items = [];
    this.#next = undefined;
    this.#anew = false;
    this.#asked++;
    if (id !== undefined) this.#ask();
  }

  /** Asks for the next page: for the newest, where what is shown may lack something. */
  async #ask() {
    const asked = ++this.#asked;
    this.#state = 'loading';
    this.requestUpdate();
    const before = this.#next && !this.#anew ? `&before=${encodeURIComponent(this.#next)}` : '';
    const query = `contract_id=${encodeURIComponent(this.#id)}&limit=${PAGE}${before}`;
    const answer = await call(`contracts/history?${query}`);
    if (asked !== this.#asked) return; // the reader, or the feed, has gone on
    this.#state = answer.ok ? 'known' : 'failed';
    if (answer.ok) {
      this.#merge(answer.body.data);
      this.#next = answer.body.next;
      this.#completeSince = answer.body.complete_since;
    } else {
      this.#fault = fault(answer);
    }
    this.requestUpdate();
  }

  /** What the history says and what came meanwhile overlap, and either may know more. */
  #merge(found) {
    const [newest] = found;
    const kept = this.#anew && newest ? this.#items.filter((item) => order(item, newest) < 0) : this.#items;
    const known = new Set(kept.map((item) => item.id));
    this.#items = [...kept, ...found.filter((item) => !known.has(item.id))].sort(order);
    this.#anew = false;
  }

  #askAnew() {
    this.#anew = true;
    this.#ask();
  }

  #take({ message, timestamp, snapshot }) {
    if (message.type === 'missed' || (message.type === 'replay_begin' && snapshot)) this.#gap = true;
    if (message.type === 'replay_complete' && this.#gap) {
      this.#gap = false;
      if (this.#id !== undefined) this.#askAnew();
    }
    const id = message.contract_id ?? message.data?.contract_id;
    if (id === undefined || id !== this.#id || message.test) return;
    if (message.type === 'contract_left' || this.#items.some((item) => item.id === message.id)) {
      return;
    }
    if (snapshot) return; // the history is asked when it is complete
    if (this.#items.length >= MOST && this.#state !== 'loading') this.#forgetEarlier();
    this.#items.unshift({
      ...(message.data ?? { removed: true }),
      id: message.id,
      recorded_at: new Date(timestamp).toISOString(),
    });
    this.paint();
  }

  /** The cursor is that of the earliest item, so that a new one is needed for what stays. */
  #forgetEarlier() {
    this.#items.length = PAGE;
    this.#next = undefined;
    this.#askAnew();
  }

  render() {
    if (this.#id === undefined) return '';
    return this.compact
      ? html`<h2 tabindex="-1">${this.#id}</h2>${this.#now()}${this.#history()}`
      : html`
          <article class="panel contract">
            <p class="back"><a href="#/">← All contracts</a></p>
            <h1 tabindex="-1">${this.#id}</h1>
            ${this.#now()}
            <h2>History</h2>
            ${this.#history()}
          </article>
        `;
  }

  #now() {
    // Until the history answers, what the page knows of it.
    const [now = lastKnown(this.#id), before] = this.#items;
    if (!now) return '';
    if (now.removed) {
      const was = before && !before.removed ? `; it was ${before.status} in ${before.location}` : '';
      return html`<p class="now">
        <strong class="removed">Removed</strong> on ${instant(now.recorded_at)}${was}.
      </p>`;
    }
    return html`
      <p class="now">
        <span class="status ${now.status}">${now.status}</span> in <strong>${now.location}</strong>
      </p>
      <p class="as-of">As of ${instant(now.timestamp)}, received ${instant(now.recorded_at)}</p>
    `;
  }

  #history() {
    const known = this.#state === 'known';
    const loading = this.#state === 'loading';
    const empty = this.#items.length === 0;
    return html`
      ${empty ? '' : timeline(this.#items, known && !this.#next)}
      ${this.#state === 'failed'
        ? html`<p class="told failed" role="alert">
            ${this.#fault} <button type="button" @click=${() => this.#ask()}>Try again</button>
          </p>`
        : ''}
      ${loading && empty ? html`<p class="empty" role="status">Loading …</p>` : ''}
      ${known && empty
        ? html`<p class="empty">Nothing is known of this contract. Its first update appears here by itself.</p>`
        : ''}
      ${this.#next && this.#state !== 'failed'
        ? html`<button type="button" class="earlier" aria-disabled=${loading} @click=${() => this.#earlier()}>
            ${loading ? 'Loading …' : 'Show earlier'}
          </button>`
        : ''}
      ${known && !empty && !this.#next && this.#completeSince
        ? html`<p class="note">
            Every change since ${instant(this.#completeSince)} is kept; of those before, only the last one.
          </p>`
        : ''}
    `;
  }

  /** Disabled, the button would lose the focus; gone, it leaves it to the heading. */
  async #earlier() {
    if (this.#state === 'loading') return;
    await this.#ask();
    await this.updateComplete;
    if (!this.#next) this.querySelector('h1, h2').focus({ preventScroll: true });
  }
}

function lastKnown(id) {
  const contract = live.contracts.get(id);
  return contract && { ...contract, recorded_at: new Date(contract.recorded).toISOString() };
}

const instant = (at) => html`<time datetime=${at} title=${at}>${time(at)}</time>`;

/** The newest first. Not as texts: whole seconds have no fraction, and Z comes after a point. */
function order(a, b) {
  return Date.parse(b.recorded_at) - Date.parse(a.recorded_at) || offset(b.id) - offset(a.id);
}

/** Of a message id: what comes later in a partition has a higher one. */
const offset = (id) => Number(/\d+$/.exec(id)?.[0] ?? 0);
customElements.define('sw-contract', Contract);
