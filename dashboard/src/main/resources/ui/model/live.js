import { call } from './api.js';
import { Clock } from './clock.js';
import { Contracts } from './contracts.js';
import { Feed } from './feed.js';
import { Pulse } from './pulse.js';

const STATUS_EVERY_MS = 10_000;

/**
 * What the page knows, in one place: it follows the feed and tells those who listen.
 *
 * Events: `message` (`{message, timestamp, snapshot}`), `state`, `second`, `status`.
 */
class Live extends EventTarget {
  clock = new Clock();
  contracts = new Contracts();
  pulse = new Pulse(this.clock);
  /** The last answer of /contracts/status, and undefined where none came. */
  status = undefined;
  /** Records that Kafka holds and the server does not have yet: the lesser of the last two answers. */
  lag = 0;
  /** Whether the whole state was seen once. */
  known = false;

  #snapshot = false;
  #feed = new Feed({
    url: socket('stomp'),
    clock: this.clock,
    onMessage: (message, timestamp) => this.#take(message, timestamp),
    onState: (state) => this.#stateChanged(state),
  });

  get state() {
    return this.#feed.state;
  }

  retryNow() {
    this.#feed.retryNow();
  }

  start() {
    this.#askForStatus();
    // A few at once: the clock goes by the best of them.
    for (let i = 1; i <= 4; i++) setTimeout(() => this.#askForStatus(), i * 1_000);
    setInterval(() => this.#askForStatus(), STATUS_EVERY_MS);
    setInterval(() => {
      this.pulse.tick();
      this.dispatchEvent(new Event('second'));
    }, 1_000);
    this.#feed.start();
  }

  #take(message, timestamp) {
    if (message.type === 'replay_begin') this.#snapshot = message.snapshot;
    if (message.type === 'replay_complete') {
      this.#snapshot = false;
      this.known = true;
    }
    this.contracts.apply(message, timestamp);
    this.pulse.see(message, timestamp, this.#snapshot);
    const detail = { message, timestamp, snapshot: this.#snapshot };
    this.dispatchEvent(new CustomEvent('message', { detail }));
  }

  #stateChanged(state) {
    if (state.name === 'lost') this.#snapshot = false;
    this.dispatchEvent(new Event('state'));
    if (state.name === 'replaying') this.#askForStatus();
  }

  async #askForStatus() {
    const answer = await call('contracts/status');
    // What was on its way at one moment is no lag.
    this.lag = Math.min(this.status?.lag ?? 0, answer.body?.lag ?? 0);
    this.status = answer.ok ? answer.body : undefined;
    if (answer.ok) this.clock.read(Date.parse(answer.body.now), answer.timing);
    this.dispatchEvent(new Event('status'));
  }
}

/** The address of a WebSocket endpoint of this server. */
export function socket(path) {
  const url = new URL(path, document.baseURI);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

export const live = new Live();
