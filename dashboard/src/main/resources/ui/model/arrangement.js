const by = (key) => (a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0);

/** Digits count as numbers, so that c-9 comes before c-10. */
const ids = new Intl.Collator('en', { numeric: true });

const ORDERS = {
  id: () => 0, // ties are broken by id anyway
  location: by('location'),
  status: by('status'),
  timestamp: by('at'),
  recorded: by('recorded'),
};

/**
 * Contracts that match a filter, in order. A change costs a search and a move in an array, not
 * another sort: ten thousand contracts with hundreds of updates a second stay in order.
 */
export class Arrangement {
  /** What matches, in order. */
  rows = [];
  key = 'recorded';
  descending = true;

  #contracts;
  #matches = () => true;

  constructor(contracts) {
    this.#contracts = contracts;
    contracts.listen((before, after) => this.#changed(before, after));
  }

  filter({ text = '', location = '', status = '' }) {
    const sought = text.trim().toLowerCase();
    this.#matches = (contract) =>
      (!location || contract.location === location) &&
      (!status || contract.status === status) &&
      (!sought || contract.id.toLowerCase().includes(sought));
    this.#arrange();
  }

  sort(key, descending) {
    this.key = key;
    this.descending = descending;
    this.#arrange();
  }

  #arrange() {
    this.rows = [...this.#contracts.values()].filter(this.#matches).sort(this.#compare);
  }

  #compare = (a, b) => {
    const order = ORDERS[this.key](a, b);
    const whole = order || ids.compare(a.id, b.id) || by('id')(a, b);
    return this.descending ? -whole : whole;
  };

  #changed(before, after) {
    if (before && this.#matches(before)) this.rows.splice(this.indexOf(before), 1);
    if (after && this.#matches(after)) this.rows.splice(this.#place(after), 0, after);
  }

  /** Where a contract that matches stands; -1 where this state of it does not. */
  indexOf(contract) {
    const place = contract ? this.#place(contract) : -1;
    return this.rows[place] === contract ? place : -1;
  }

  #place(contract) {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.rows[middle], contract) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
