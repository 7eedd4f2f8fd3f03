/**
 * Numbered places; one that was given back is given out before a new one.
 */
export class Slots {
  #used = 0;
  #free = new Set();

  take() {
    for (const slot of this.#free) {
      this.#free.delete(slot);
      return slot;
    }
    return this.#used++;
  }

  release(slot) {
    this.#free.add(slot);
  }

  /** How many places there are up to the last that was ever taken. */
  get size() {
    return this.#used;
  }
}
