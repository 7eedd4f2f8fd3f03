import { Client } from '@stomp/stompjs';

/** Later than this, an update tells of the past rather than of what is. */
const BEHIND_MS = 2_000;
/** As long without another late update, and the feed counts as current again. */
const FORGIVEN_MS = 3_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;
const HEART_BEAT_MS = 10_000;

/**
 * Follows a feed over STOMP, unless told otherwise /topic/contracts, and comes back by itself where
 * it was.
 *
 * `onMessage(body, timestamp)` gets every message in order; the timestamp is when Kafka took the
 * update, in milliseconds since 1970, and NaN for messages that are about no update.
 * `onState({name, retryAt, reason})` is told whenever the state changes: `connecting`, `replaying`,
 * `live`, `behind` or `lost`.
 */
export class Feed {
  state = { name: 'connecting' };

  #url;
  #destination;
  #clock;
  #onMessage;
  #onState;
  #cursor;
  #attempts = 0;
  #delayTold;
  #reason = '';
  #retry = 0;
  #heard = false;
  #forgive = 0;

  constructor({ url, destination = '/topic/contracts', clock, onMessage, onState }) {
    this.#url = url;
    this.#destination = destination;
    this.#clock = clock;
    this.#onMessage = onMessage;
    this.#onState = onState;
  }

  start() {
    addEventListener('online', () => this.retryNow());
    this.#connect();
  }

  /** Does not wait any longer, where it was waiting. */
  retryNow() {
    if (!this.#retry) return;
    clearTimeout(this.#retry);
    this.#connect();
  }

  #connect() {
    this.#retry = 0;
    if (this.state.name === 'lost') this.#become({ ...this.state, retryAt: 0 });
    const client = new Client({
      brokerURL: this.#url,
      // When to come back is decided here: the server may have said.
      reconnectDelay: 0,
      connectionTimeout: 10_000,
      heartbeatIncoming: HEART_BEAT_MS,
      // A hidden page could not keep to it: browsers slow its timers down to one a minute.
      heartbeatOutgoing: 0,
      discardWebsocketOnCommFailure: true,
      onConnect: () => this.#subscribe(client),
      onStompError: (frame) => {
        // Its text is for programs where it says when to come back.
        const stops = frame.headers['reconnect-delay'] !== undefined;
        this.#reason = stops ? 'it stops, or is started again' : (frame.headers.message ?? '');
        // Refused at once: with that cursor it would be so for ever.
        if (!this.#heard) this.#cursor = undefined;
      },
      onWebSocketClose: () => this.#lost(client),
    });
    client.activate();
  }

  #subscribe(client) {
    this.#reason = '';
    this.#heard = false;
    this.#become({ name: 'replaying' });
    const wish = this.#cursor ? { since: this.#cursor } : { replay: 'latest' };
    client.subscribe(this.#destination, (message) => this.#receive(client, message), wish);
  }

  #receive(client, { body, headers }) {
    if (!client.active) return; // given up, see below
    this.#heard = true;
    const message = JSON.parse(body);
    const timestamp = Number(headers.timestamp ?? NaN);
    if (message.type === 'reconnect') this.#delayTold = message.delay_ms;
    if (message.type === 'missed') {
      clearTimeout(this.#forgive);
      this.#become({ name: 'behind' });
    }
    try {
      this.#onMessage(message, timestamp);
    } catch (fault) {
      // What was not taken in is asked for again, from the last cursor on.
      console.error(fault);
      client.deactivate({ force: true });
      return;
    }
    this.#cursor = message.cursor ?? this.#cursor;
    if (message.type === 'replay_complete') {
      this.#attempts = 0;
      this.#become({ name: 'live' });
    }
    if (!message.replayed) this.#lookAtTheClock(timestamp);
  }

  #lookAtTheClock(timestamp) {
    const late = this.#clock.now() - timestamp > BEHIND_MS;
    const name = this.state.name;
    if (late && (name === 'live' || name === 'behind')) {
      this.#become({ name: 'behind' });
      clearTimeout(this.#forgive);
      this.#forgive = setTimeout(() => {
        if (this.state.name === 'behind') this.#become({ name: 'live' });
      }, FORGIVEN_MS);
    }
  }

  #lost(client) {
    client.deactivate({ force: true });
    clearTimeout(this.#forgive);
    const delay = this.#delayTold ?? this.#backOff();
    this.#delayTold = undefined;
    this.#retry = setTimeout(() => this.#connect(), delay);
    this.#become({ name: 'lost', retryAt: Date.now() + delay, reason: this.#reason });
  }

  /** Exponential, and half of it by chance, so that not all pages come back at once. */
  #backOff() {
    const most = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.#attempts++);
    return most / 2 + (Math.random() * most) / 2;
  }

  #become(state) {
    if (state.name === this.state.name && state.name !== 'lost') return;
    this.state = state;
    this.#onState(state);
  }
}
