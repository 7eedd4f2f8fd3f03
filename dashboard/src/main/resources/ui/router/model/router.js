import { call } from '../../model/api.js';
import { Clock } from '../../model/clock.js';
import { Feed } from '../../model/feed.js';
import { socket } from '../../model/live.js';
import { Calls } from './calls.js';

/** Servers change in bursts; the list is asked for once for all that come together. */
const GATHER_MS = 250;
/** What no event tells, such as that the router is back, is noticed by asking. */
const ASK_EVERY_MS = 15_000;
const EARLIER_CALLS = 1_000;

/** The worse of two connections is the page's. */
const WORSE = ['live', 'behind', 'replaying', 'connecting', 'lost'];

/**
 * What the router's pages know, in one place: the servers, and the latest calls. It follows the
 * feeds of both, and comes back by itself where it was.
 *
 * Events: `servers`, `calls` (with those that came, of which some may be known), `state`.
 */
class Router extends EventTarget {
  /** As `GET /servers` lists them; undefined before the first answer. */
  servers = undefined;
  /** The answer that was no list, until there is one again. */
  refusal = undefined;
  calls = new Calls();
  /** Whether earlier calls were asked for and answered. */
  callsKnown = false;
  /** The answer that was no list of calls, until there is one. */
  callsRefusal = undefined;

  #clock = new Clock();
  #asking = 0;
  #questions = 0;
  #answered = 0;
  #feeds = [
    this.#feed('/topic/servers', () => this.askForServers()),
    this.#feed('/topic/calls', (message, timestamp) => this.#callCame(message, timestamp)),
  ];

  #feed(destination, onMessage) {
    return new Feed({
      url: socket('stomp'),
      destination,
      clock: this.#clock,
      onMessage,
      onState: (state) => this.#stateChanged(state),
    });
  }

  /** Whether anything was seen once. */
  get known() {
    return this.servers !== undefined;
  }

  get state() {
    return this.#feeds
      .map((feed) => feed.state)
      .reduce((a, b) => (WORSE.indexOf(a.name) >= WORSE.indexOf(b.name) ? a : b));
  }

  retryNow() {
    this.#feeds.forEach((feed) => feed.retryNow());
    this.askForServers();
  }

  start() {
    this.#ask();
    setInterval(() => this.#ask(), ASK_EVERY_MS);
    this.#feeds.forEach((feed) => feed.start());
  }

  async #ask() {
    this.askForServers();
    if (!this.callsKnown) this.#askForCalls();
    const { ok, body, timing } = await call('contracts/status');
    if (ok) this.#clock.read(Date.parse(body.now), timing);
  }

  /** Soon asks how the servers are now. */
  askForServers() {
    this.#asking ||= setTimeout(() => this.#askForServers(), this.servers ? GATHER_MS : 0);
  }

  async #askForServers() {
    this.#asking = 0; // what happens from now on, the answer may not know
    const question = ++this.#questions;
    const answer = await call('servers');
    if (question < this.#answered) return; // the answer to a later question was faster
    this.#answered = question;
    // What was known stays in sight while the router is away.
    this.servers = answer.ok ? answer.body.data : this.servers;
    this.refusal = answer.ok ? undefined : answer;
    this.dispatchEvent(new Event('servers'));
  }

  #callCame(message, timestamp) {
    if (message.type === 'call') {
      this.#add([{ ...message.data, id: message.id, recorded: timestamp }]);
    } else if (message.type === 'replay_complete' || message.type === 'missed') {
      this.#askForCalls();
    }
  }

  /** What came before the page was opened, or during a break, is in the history. */
  async #askForCalls() {
    const answer = await call(`calls?limit=${EARLIER_CALLS}`);
    this.callsKnown ||= answer.ok;
    this.callsRefusal = answer.ok ? undefined : answer;
    this.#add((answer.body?.data ?? []).map(ofHistory));
  }

  #add(calls) {
    this.calls.add(calls);
    this.dispatchEvent(new CustomEvent('calls', { detail: calls }));
  }

  #stateChanged(state) {
    this.dispatchEvent(new Event('state'));
    if (state.name === 'live') this.askForServers();
  }
}

export const ofHistory = (item) => ({ ...item, recorded: Date.parse(item.recorded_at) });

export const router = new Router();
