const SECONDS = 60;

/**
 * How many updates came in each of the last sixty seconds, and how long they had been on their way
 * since Kafka took them, in milliseconds.
 */
export class Pulse {
  /**
   * The last whole seconds, oldest first: `{updates, median, slowest}`; no times where none came, and
   * null updates where the page rested.
   */
  seconds = Array.from({ length: SECONDS }, () => ({ updates: 0 }));
  /** Of all updates since the page was opened. */
  updates = 0;

  #clock;
  #updates = 0;
  #ways = [];
  #ticked = performance.now();

  constructor(clock) {
    this.#clock = clock;
  }

  /** Looks at a message of the feed. The contracts of a snapshot are no updates. */
  see(message, timestamp, snapshot) {
    const counts = message.type === 'contract_update' || message.type === 'contract_removed';
    if (!counts || snapshot) return;
    this.updates++;
    this.#updates++;
    const now = this.#clock.now();
    // What was missed and is caught up with tells of the break, not of the way.
    if (now !== undefined && !message.replayed) this.#ways.push(Math.max(0, now - timestamp));
  }

  /** A second is over, or where the browser let the page rest, several: nobody knows in which what came. */
  tick(now = performance.now()) {
    const passed = Math.round((now - this.#ticked) / 1_000);
    this.#ticked = now;
    if (passed > 2) {
      const rest = Array.from({ length: Math.min(passed, SECONDS) }, () => ({ updates: null }));
      this.seconds = [...this.seconds, ...rest].slice(-SECONDS);
      this.#updates = 0;
      this.#ways = [];
      return;
    }
    const ways = this.#ways.sort((a, b) => a - b);
    const at = (share) => ways[Math.ceil(ways.length * share) - 1];
    this.seconds.push({ updates: this.#updates, median: at(0.5), slowest: at(0.99) });
    this.seconds.shift();
    this.#updates = 0;
    this.#ways = [];
  }
}
