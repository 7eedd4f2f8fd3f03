/** More than anybody reads in a list that grows at its top. */
export const KEPT = 1_000;
/** A server's latency is that of its last so many calls. */
const TIMED = 100;

/** Outcomes of which the server did answer: their duration says how fast it is. */
const ANSWERED = new Set(['ok', 'tool_error', 'error']);
/** Outcomes that are the fault of the server or the way to it, not of the caller or the tool. */
const FAILED = new Set(['error', 'timeout', 'unavailable', 'unknown']);

export const OUTCOMES = ['ok', 'tool_error', 'error', 'cancelled', 'timeout', 'unavailable', 'unknown'];

/**
 * The router's latest calls, newest first, from the history and from the feed, which overlap.
 *
 * A call is what `GET /calls` has (`data` of the feed's message), with `id` and, in milliseconds
 * since 1970, `recorded`.
 */
export class Calls {
  items = [];

  #ids = new Set();
  #figures = undefined;

  /** Takes in calls in any order; whether any was new. */
  add(calls) {
    const known = this.#ids.size;
    for (const call of calls) {
      if (!this.#ids.has(call.id)) this.#insert(call);
    }
    if (this.#ids.size === known) return false;
    this.items.splice(KEPT).forEach((call) => this.#ids.delete(call.id));
    this.#figures = undefined;
    return true;
  }

  /** Most calls are the newest, so their place is found from the top. */
  #insert(call) {
    this.#ids.add(call.id);
    const place = this.items.findIndex((other) => other.recorded <= call.recorded);
    this.items.splice(place < 0 ? this.items.length : place, 0, call);
  }

  /**
   * Of a server's last 100 calls: `{calls, failed, latest}`, newest first; of the last 100 that were
   * answered `{median, slowest}`, in milliseconds, absent where none was.
   */
  figuresOf(server) {
    this.#figures ??= figures(this.items);
    return this.#figures.get(server) ?? { calls: 0, failed: 0, latest: [] };
  }
}

function figures(items) {
  const byServer = Map.groupBy(items, (call) => call.server);
  return new Map([...byServer].map(([server, calls]) => [server, figuresOf(calls)]));
}

function figuresOf(calls) {
  const latest = calls.slice(0, TIMED);
  const durations = calls
    .filter((call) => ANSWERED.has(call.outcome))
    .slice(0, TIMED)
    .map((call) => call.duration_ms)
    .sort((a, b) => a - b);
  const at = (share) => durations[Math.ceil(durations.length * share) - 1];
  return {
    calls: latest.length,
    failed: latest.filter((call) => FAILED.has(call.outcome)).length,
    median: at(0.5),
    slowest: at(0.95),
    latest,
  };
}
