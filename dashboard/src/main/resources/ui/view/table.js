import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from '../model/live.js';
import { Arrangement } from '../model/arrangement.js';
import { LOCATIONS, STATUSES } from '../model/contracts.js';
import { filter } from '../model/filter.js';
import { Element } from './element.js';
import './start.js';
import { number, pageOf, shortTime } from './words.js';

const COLUMNS = [
  ['id', 'Contract'],
  ['location', 'Location'],
  ['status', 'Status'],
  ['timestamp', 'As of'],
  ['recorded', 'Received'],
];
const NEWEST_FIRST = new Set(['timestamp', 'recorded']);
const ROW_PX = 32; // as in style.css
/** Rows drawn above and below those in sight, so that scrolling shows no gaps. */
const MARGIN = 12;
/** With fewer of them left, others are drawn; until then the browser scrolls by itself. */
const FEWEST = 6;
const FRESH_MS = 600;
/** Readers of screens are told what matches when nobody has typed for so long. */
const TYPED_MS = 800;

/**
 * All contracts that match, as a grid (WAI-ARIA APG, grid) of which only the rows in sight exist.
 *
 * Keys are heard on the grid, which keeps the focus while rows come and go beneath it.
 */
class Table extends Element {
  #arrangement = new Arrangement(live.contracts);
  /** The contract that keys act on: it stays the same when others move around it. */
  #activeId = undefined;
  #cooling = 0;
  /** What was shown when the reader held it; undefined while it moves. */
  #held = undefined;
  #announced = '';
  #announcing = 0;
  /** What is drawn: the first row, and the one after the last. */
  #drawn = [0, 0];

  connectedCallback() {
    super.connectedCallback();
    live.contracts.listen(this.paintChange);
    live.addEventListener('state', this.paint);
    filter.addEventListener('change', () => this.#narrow());
    new ResizeObserver(this.paint).observe(this);
    this.holdWhilePressed('.rows');
  }

  get #active() {
    const place = this.#held
      ? this.#held.findIndex((row) => row.id === this.#activeId)
      : this.#arrangement.indexOf(live.contracts.get(this.#activeId));
    return Math.max(0, place);
  }

  get #rowsShown() {
    return this.#held ?? this.#arrangement.rows;
  }

  #hold() {
    this.#held = this.#held ? undefined : [...this.#arrangement.rows];
    this.paint();
  }

  #narrow() {
    this.#arrangement.filter(filter);
    this.#held = undefined;
    this.#grid?.scrollTo(0, 0);
    this.paint();
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      this.#announced = `${this.#summary()} contracts`;
      this.paint();
    }, TYPED_MS);
  }

  #sort(key) {
    const { key: old, descending } = this.#arrangement;
    this.#arrangement.sort(key, key === old ? !descending : NEWEST_FIRST.has(key));
    this.#activeId = undefined;
    this.#held = undefined;
    this.#grid.scrollTo(0, 0);
    this.paint();
  }

  get #grid() {
    return this.querySelector('[role=grid]');
  }

  #keys(event) {
    // Keys on a heading's button are the button's own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = this.#rowsShown;
    const active = this.#active;
    const last = rows.length - 1;
    const page = Math.max(1, Math.floor(this.#grid.clientHeight / ROW_PX) - 2);
    const places = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: last,
    };
    if (event.key === 'Enter' && rows[active]) {
      location.hash = pageOf(rows[active].id);
    } else if (event.key in places) {
      event.preventDefault();
      const next = Math.max(0, Math.min(last, places[event.key]));
      this.#activeId = rows[next]?.id;
      this.#scrollIntoSight(next);
      this.paint();
    }
  }

  #scrollIntoSight(index) {
    const grid = this.#grid;
    const top = index * ROW_PX;
    const room = grid.clientHeight - 2 * ROW_PX; // the heading covers one
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top > grid.scrollTop + room) grid.scrollTop = top - room;
  }

  render() {
    const rows = this.#rowsShown;
    const [first, end] = (this.#drawn = this.#around(this.#inSight(), rows.length));
    const active = this.#active;
    const named = active >= first && active < end ? rowId(rows[active].id) : nothing;
    return html`
      <div class="toolbar">
        <h2 id="table">Contracts</h2>
        <span class="count">${this.#summary()}</span>
        <label>
          <span class="visually-hidden">Search by contract id</span>
          <input type="search" placeholder="Search by id" autocomplete="off" spellcheck="false"
            .value=${filter.text} @input=${(e) => filter.set({ text: e.target.value })}>
        </label>
        ${this.#choice('location', 'All locations', LOCATIONS)}
        ${this.#choice('status', 'Any status', STATUSES)}
        <button type="button" class="quiet clear" ?hidden=${!filter.narrows} @click=${this.#clear}>
          Clear<span class="visually-hidden"> search and filters</span>
        </button>
        <button type="button" class="quiet newest" ?hidden=${this.#arrangement.key === 'recorded'}
          @click=${() => this.#sort('recorded')}>Newest first</button>
        <button type="button" class="quiet" @click=${this.#hold}>
          ${this.#held ? 'Resume' : 'Pause'}<span class="visually-hidden"> the table</span>
        </button>
        <span class="visually-hidden" role="status">${this.#announced}</span>
      </div>
      ${live.known && live.contracts.size === 0 ? html`<sw-start></sw-start>` : ''}
      <div class="grid" role="grid" tabindex="0" aria-labelledby="table"
        ?hidden=${live.known && live.contracts.size === 0}
        aria-rowcount=${rows.length + 1} aria-colcount=${COLUMNS.length}
        aria-activedescendant=${named}
        @scroll=${this.#scrolled} @keydown=${this.#keys}>
        <div role="rowgroup" class="head">
          <div role="row" aria-rowindex="1">${COLUMNS.map((column) => this.#heading(column))}</div>
        </div>
        ${rows.length === 0 ? this.#nothingToShow() : this.#rows(rows, first, end, active)}
      </div>
    `;
  }

  #choice(key, all, values) {
    return html`
      <label>
        <span class="visually-hidden">Show by ${key}</span>
        <select @change=${(e) => filter.set({ [key]: e.target.value })}>
          <option value="" .selected=${filter[key] === ''}>${all}</option>
          ${values.map((value) => html`<option .selected=${filter[key] === value}>${value}</option>`)}
        </select>
      </label>
    `;
  }

  /** The button that had the focus is gone then. */
  #clear() {
    filter.clear();
    this.querySelector('[type=search]').focus();
  }

  #summary() {
    if (!live.known) return '';
    const all = live.contracts.size;
    const shown = this.#rowsShown.length;
    return filter.narrows ? `${number(shown)} of ${number(all)}` : number(all);
  }

  #heading([key, word]) {
    const { key: sorted, descending } = this.#arrangement;
    const order = key !== sorted ? 'none' : descending ? 'descending' : 'ascending';
    return html`
      <div role="columnheader" class=${key} aria-sort=${order}>
        <button type="button" @click=${() => this.#sort(key)}>
          ${word}<span class="arrow" aria-hidden="true">${{ ascending: '▲', descending: '▼' }[order]}</span>
        </button>
      </div>
    `;
  }

  #nothingToShow() {
    const words = !live.known
      ? live.state.name === 'lost'
        ? 'Nothing is known yet: the server cannot be reached.'
        : 'Loading …'
      : 'No contract matches.';
    return html`
      <div role="rowgroup"><div role="row" class="none"><div role="gridcell" class="empty">${words}</div></div></div>
    `;
  }

  #scrolled() {
    const rows = this.#rowsShown.length;
    const [first, end] = this.#inSight();
    const [drawnFirst, drawnEnd] = this.#drawn;
    const above = first - drawnFirst >= FEWEST || drawnFirst === 0;
    const below = drawnEnd - end >= FEWEST || drawnEnd === rows;
    if (!above || !below) this.paint();
  }

  /** The first row in sight, and the one after the last. */
  #inSight() {
    const { clientHeight: height = 600, scrollTop: top = 0 } = this.#grid ?? {};
    return [Math.floor(top / ROW_PX), Math.ceil((top + height) / ROW_PX)];
  }

  #around([first, end], rows) {
    return [Math.max(0, Math.min(first, rows) - MARGIN), Math.min(rows, end + MARGIN)];
  }

  #rows(rows, first, end, active) {
    return html`
      <div role="rowgroup" class="rows" style="height: ${rows.length * ROW_PX}px" @focusin=${this.#keepFocus}>
        ${repeat(
          rows.slice(first, end),
          (row, i) => (this.manyChange ? first + i : row.id),
          (row, i) => this.#row(row, first + i, first + i === active),
        )}
      </div>
    `;
  }

  /** A link that was clicked would take the focus along, to whatever its row shows later. */
  #keepFocus() {
    this.#grid.focus({ preventScroll: true });
  }

  #row(row, index, active) {
    return html`
      <div role="row" id=${rowId(row.id)} aria-rowindex=${index + 2}
        class="row ${this.#fresh(row) ? 'fresh' : ''} ${active ? 'active' : ''}"
        style="top: ${index * ROW_PX}px" @pointerdown=${() => (this.#activeId = row.id)}
        @click=${(event) => open(event, row)}>
        <div role="gridcell" class="id">
          <a href=${pageOf(row.id)} tabindex="-1" title=${row.id}>${row.id}</a>
        </div>
        <div role="gridcell" class="location">${row.location}</div>
        <div role="gridcell" class="status"><span class="status ${row.status}">${row.status}</span></div>
        <div role="gridcell" class="timestamp" title=${row.timestamp}>${shortTime(row.timestamp)}</div>
        <div role="gridcell" class="recorded" title=${new Date(row.recorded).toISOString()}>${shortTime(row.recorded)}</div>
      </div>
    `;
  }

  /** Just came: it glows, and another paint is due when it no longer does. */
  #fresh(row) {
    const age = live.clock.now() - row.recorded;
    const fresh = age > -FRESH_MS && age < FRESH_MS;
    if (fresh && !this.#cooling) {
      this.#cooling = setTimeout(() => {
        this.#cooling = 0;
        this.paint();
      }, FRESH_MS);
    }
    return fresh;
  }
}

/** A click anywhere in a row opens its contract, but not the one that ends the marking of text. */
function open(event, row) {
  if (event.target.closest('a') || getSelection().type === 'Range') return;
  location.hash = pageOf(row.id);
}

/** An element's id may not hold spaces. */
const rowId = (id) => `row-${encodeURIComponent(id)}`;
customElements.define('sw-table', Table);
