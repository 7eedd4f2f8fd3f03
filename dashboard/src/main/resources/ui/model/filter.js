/**
 * Which contracts the reader wants to see: one for the table, which shows them, and for the counts,
 * which choose them. A `change` event tells of every change.
 */
class Filter extends EventTarget {
  /** Part of an id, and no matter in which case. */
  text = '';
  /** Empty: all of them. */
  location = '';
  status = '';

  get narrows() {
    return Boolean(this.text.trim() || this.location || this.status);
  }

  set(change) {
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }

  clear() {
    this.set({ text: '', location: '', status: '' });
  }
}

export const filter = new Filter();
