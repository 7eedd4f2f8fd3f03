import { html } from 'lit';
import { live } from '../model/live.js';
import { Element } from './element.js';
import './title.js';
import { number } from './words.js';

const WORDS = {
  connecting: ['Connecting', 'The page is connecting to the server.'],
  replaying: ['Replaying', 'What happened before, or meanwhile, is on its way.'],
  live: ['Live', 'Every update is shown as it comes.'],
  behind: ['Behind', 'Updates come later than they happen.'],
  lost: ['Lost', 'There is no connection; the page connects again by itself.'],
};

/** In one word, whether what the page shows is what is true. */
class Connection extends Element {
  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('state', this.paint);
    live.addEventListener('status', this.paint);
  }

  render() {
    const { lag, pulse } = live;
    // Some are always on their way: as many as come in two seconds, and a few.
    const usual = 10 + 2 * pulse.seconds.at(-1).updates;
    const late = lag > usual || live.status?.ready === false;
    const name = live.state.name === 'live' && late ? 'behind' : live.state.name;
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
class Alarm extends Element {
  #second = 0;

  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('state', () => this.#changed());
  }

  #changed() {
    clearInterval(this.#second);
    if (live.state.name === 'lost') this.#second = setInterval(this.paint, 500);
    this.paint();
  }

  render() {
    const { name, retryAt, reason } = live.state;
    if (name !== 'lost') return '';
    const seconds = !retryAt ? 0 : Math.max(0, Math.ceil((retryAt - Date.now()) / 1_000));
    return html`
      <div class="alarm">
        <p role="alert">
          <strong>${live.known ? 'The connection to the server is lost.' : 'The server cannot be reached.'}</strong>
          ${live.known ? 'What is shown is what was last known; what happens meanwhile will be caught up with.' : ''}
          ${reason ? `The server said: ${reason}.` : ''}
        </p>
        <p>
          <span>${seconds > 0 ? `Trying again in ${seconds} s` : 'Trying again …'}</span>
          <button type="button" @click=${() => live.retryNow()}>Try now</button>
        </p>
      </div>
    `;
  }
}
customElements.define('sw-alarm', Alarm);
