export const LOCATIONS = ['Chennai', 'Mumbai', 'Bengaluru', 'Hyderabad'];
export const STATUSES = ['active', 'inactive'];

/**
 * The latest of every contract, folded from the feed.
 *
 * A contract is `{id, location, status, timestamp, at, recorded}`, the last two, as of when it is so
 * and when Kafka took it, in milliseconds since 1970. It never changes: an update puts another in
 * its place. Listeners get `(before, after)`, of which one may be undefined.
 */
export class Contracts {
  #byId = new Map();
  #counts = new Map();
  #listeners = new Set();
  /** In a snapshot: those it has not named yet. What is left at its end is gone. */
  #unnamed = undefined;

  get size() {
    return this.#byId.size;
  }

  get(id) {
    return this.#byId.get(id);
  }

  values() {
    return this.#byId.values();
  }

  /** How many contracts are at this location, have this status, or both. */
  count(location, status) {
    return this.#counts.get(`${location ?? ''}/${status ?? ''}`) ?? 0;
  }

  listen(listener) {
    this.#listeners.add(listener);
  }

  /** Takes in a message of the feed. */
  apply(message, timestamp) {
    switch (message.type) {
      case 'replay_begin':
        this.#unnamed = message.snapshot ? new Set(this.#byId.keys()) : undefined;
        break;
      case 'replay_complete':
        this.#unnamed?.forEach((id) => this.#put(id, undefined));
        this.#unnamed = undefined;
        break;
      case 'contract_update':
        if (!message.test) this.#update(message.data, timestamp);
        break;
      case 'contract_removed':
        this.#unnamed?.delete(message.contract_id);
        this.#put(message.contract_id, undefined);
        break;
      default: // what is new in a newer server is none of ours
    }
  }

  #update({ contract_id: id, location, status, timestamp }, recorded) {
    this.#unnamed?.delete(id);
    const at = Date.parse(timestamp) || 0;
    this.#put(id, Object.freeze({ id, location, status, timestamp, at, recorded: recorded || 0 }));
  }

  #put(id, after) {
    const before = this.#byId.get(id);
    if (before === after) return;
    if (after) this.#byId.set(id, after);
    else this.#byId.delete(id);
    this.#tally(before, -1);
    this.#tally(after, 1);
    this.#listeners.forEach((listener) => listener(before, after));
  }

  #tally(contract, change) {
    if (!contract) return;
    const { location, status } = contract;
    for (const key of [`${location}/${status}`, `${location}/`, `/${status}`]) {
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + change);
    }
  }
}
