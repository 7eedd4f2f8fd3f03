/**
 * The server's clock, as well as it can be told from here: a page's own clock may be minutes off.
 *
 * Of the last readings the one that took the shortest way counts (RFC 5905, section 10).
 */
const READINGS = 8;

export class Clock {
  #readings = [];
  #drift = 0;

  /** One reading: the server said `now` to a request of that resource timing. */
  read(now, timing) {
    if (Number.isNaN(now) || !timing) return;
    this.#lookForSleep();
    const { requestStart: asked, responseStart: answered } = timing;
    const middle = performance.timeOrigin + (asked + answered) / 2;
    this.#readings.push({ way: answered - asked, offset: now - middle });
    if (this.#readings.length > READINGS) this.#readings.shift();
  }

  /** Milliseconds since 1970 by the server's clock; undefined before the first reading. */
  now() {
    this.#lookForSleep();
    if (this.#readings.length === 0) return undefined;
    const best = this.#readings.reduce((a, b) => (b.way < a.way ? b : a));
    return performance.timeOrigin + performance.now() + best.offset;
  }

  /** While a machine sleeps, `performance.now()` stands still: what was read before says nothing. */
  #lookForSleep() {
    const drift = Date.now() - performance.timeOrigin - performance.now();
    if (Math.abs(drift - this.#drift) > 1_000) this.#readings = [];
    this.#drift = drift;
  }
}
