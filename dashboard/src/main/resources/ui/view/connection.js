import { html } from 'lit';
import { live } from '../model/live.js';
import { Element } from './element.js';
import { markLost } from './title.js';
import { number } from './words.js';

const WORDS = {
  connecting: ['Connecting', 'The page is connecting to the server.'],
  replaying: ['Replaying', 'What happened before, or meanwhile, is on its way.'],
  live: ['Live', 'Every update is shown as it comes.'],
  behind: ['Behind', 'Updates come later than they happen.'],
  lost: ['Lost', 'There is no connection; the page connects again by itself.'],
};

/** In one word, whether what the page shows is what is true. */
export class Connection extends Element {
  /** What is followed; the router's pages follow something else. */
  get source() {
    return live;
  }

  connectedCallback() {
    super.connectedCallback();
    this.source.addEventListener('state', this.paint);
    this.source.addEventListener('status', this.paint);
  }

  render() {
    const { lag = 0, pulse, status, state } = this.source;
    // Some are always on their way: as many as come in two seconds, and a few.
    const usual = 10 + 2 * (pulse?.seconds.at(-1).updates ?? 0);
    const late = lag > usual || status?.ready === false;
    const name = state.name === 'live' && late ? 'behind' : state.name;
    const [word, explanation] = WORDS[name];
    return html`
      <span class="connection ${name}" role="status" title=${explanation}>
        <span class="light" aria-hidden="true"></span>${word}
      </span>
      ${lag > usual && name === 'behind'
        ? html`<span class="lag" title="Kafka holds so many records that the server has not taken in yet">
            ${number(lag)} to come
          </span>`
        : ''}
    `;
  }
}
customElements.define('sw-connection', Connection);

/** What is wrong with the connection, across the page, while it is. */
export class Alarm extends Element {
  #second = 0;

  get source() {
    return live;
  }

  connectedCallback() {
    super.connectedCallback();
    this.source.addEventListener('state', () => this.#changed());
  }

  #changed() {
    const focused = this.querySelector(':focus') !== null;
    clearInterval(this.#second);
    markLost(this.source.state.name === 'lost');
    if (this.source.state.name === 'lost') this.#second = setInterval(this.paint, 500);
    this.paint();
    // Its button goes with it.
    if (focused && this.source.state.name !== 'lost') document.querySelector('#main').focus({ preventScroll: true });
  }

  render() {
    const { name, retryAt, reason } = this.source.state;
    if (name !== 'lost') return '';
    const known = this.source.known !== false;
    const seconds = !retryAt ? 0 : Math.max(0, Math.ceil((retryAt - Date.now()) / 1_000));
    return html`
      <div class="alarm">
        <p role="alert">
          <strong>${known ? 'The connection to the server is lost.' : 'The server cannot be reached.'}</strong>
          ${known ? 'What is shown is what was last known; what happens meanwhile will be caught up with.' : ''}
          ${reason ? `The server said: ${reason}.` : ''}
        </p>
        <p>
          <span>${seconds > 0 ? `Trying again in ${seconds} s` : 'Trying again …'}</span>
          <button type="button" @click=${() => this.source.retryNow()}>Try now</button>
        </p>
      </div>
    `;
  }
}
customElements.define('sw-alarm', Alarm);
