import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call, fault, send } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { diffJson } from '../model/diff.js';
import { router } from '../model/router.js';
import { counted, shown } from './pieces.js';

/** Definitions compared at a time. */
const PAGE = 50;
/** Unchanged lines shown around what changed. */
const AROUND = 2;

/** What a server has changed, side by side with what was approved, to be approved one by one. */
class Quarantine extends Element {
  static properties = { server: { attribute: false }, count: { attribute: false } };

  #items = undefined;
  #fault = '';
  /** Why the last approval was refused. */
  #refused = '';
  /** Hashes of what was approved here: it stays where it was, or a second press would meet the next. */
  #approved = new Set();
  #approving = false;

  connectedCallback() {
    super.connectedCallback();
    // As often as anything may have changed: the same number may be other versions.
    router.addEventListener('servers', this.#ask);
    this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    router.removeEventListener('servers', this.#ask);
  }

  #ask = async () => {
    const query = `state=quarantined&limit=${PAGE}`;
    const answer = await call(`servers/${encodeURIComponent(this.server)}/definitions?${query}`, { exact: true });
    if (answer.ok) this.#take(answer.body.data);
    this.#fault = answer.ok ? '' : fault(answer);
    this.requestUpdate();
  };

  #take(found) {
    const hashes = new Set(found.map((item) => item.hash));
    const before = (this.#items ?? []).filter((it) => hashes.has(it.hash) || this.#approved.has(it.hash));
    const known = new Set(before.map((item) => item.hash));
    this.#items = [...before, ...found.filter((item) => !known.has(item.hash))];
  }

  get #open() {
    return (this.#items ?? []).filter((item) => !this.#approved.has(item.hash));
  }

  async #approve(items) {
    if (this.#approving) return;
    this.#approving = true;
    const answer = await send('POST', `servers/${encodeURIComponent(this.server)}/approvals`, {
      hashes: items.map((item) => item.hash),
      changed_by: 'dashboard',
    });
    this.#approving = false;
    this.#refused = answer.ok ? '' : fault(answer);
    if (answer.ok) items.forEach((item) => this.#approved.add(item.hash));
    router.askForServers();
    await this.#ask();
    await this.updateComplete;
    // The button that was pressed is gone.
    if (!answer.ok) return;
    if (this.#open.length > 0) this.querySelector('h2').focus();
    else this.dispatchEvent(new CustomEvent('approved', { detail: items.length === 1 ? `${items[0].name} is` : `All ${items.length} are` }));
  }

  render() {
    const items = this.#items ?? [];
    const open = this.#open;
    return html`
      <div class="toolbar">
        <h2 tabindex="-1">${counted(this.count, 'definition')} in quarantine</h2>
        ${open.length > 1
          ? html`<button type="button" @click=${() => this.#approve(open)}>Approve these ${open.length}</button>`
          : ''}
      </div>
      <p class="empty">
        ${this.server} lists these otherwise than when they were approved. Read what a model would be
        told now; an approval is for exactly this version, and for good.
      </p>
      ${this.#refused ? html`<p class="told failed" role="alert">Not approved: ${this.#refused}</p>` : ''}
      ${this.#fault ? html`<p class="told failed" role="alert">${this.#fault}</p>` : ''}
      ${repeat(items, (item) => item.hash, (item) => this.#item(item))}
      ${open.length > 0 && open.length < this.count - this.#approved.size
        ? html`<p class="empty">The first ${open.length} are shown; the others follow once these are approved.</p>`
        : ''}
    `;
  }

  #item(item) {
    const { kind, name, hash, definition, approved } = item;
    return html`
      <article class="held">
        <div class="toolbar">
          <h3>${shown(name)} <small>${kind}, ${approved ? 'changed' : 'new'}</small></h3>
          ${this.#approved.has(hash)
            ? html`<span class="state ready">approved</span>`
            : html`<button type="button" class="strong" @click=${() => this.#approve([item])}>
                Approve<span class="visually-hidden"> ${kind} ${name}</span>
              </button>`}
        </div>
        <pre class="diff" tabindex="0" role="region" aria-label="What changed in ${name}">${excerpt(
          diffJson(approved?.definition, definition),
        ).map(line)}</pre>
        <small>Version <code title=${hash}>${hash.slice(0, 12)}</code></small>
      </article>
    `;
  }
}
customElements.define('sw-quarantine', Quarantine);

/** The rows that changed and those around them; `undefined` where rows are left out. */
function excerpt(rows) {
  const near = rows.map((_, i) =>
    rows.slice(Math.max(0, i - AROUND), i + AROUND + 1).some((row) => row.kind !== 'same'),
  );
  return rows.flatMap((row, i) => (near[i] ? [row] : i === 0 || near[i - 1] ? [undefined] : []));
}

function line(row) {
  if (!row) return html`<span class="left-out">${'  …\n'}</span>`;
  const words = row.parts.map(({ kind, value }) => (kind === 'same' ? shown(value) : html`<mark>${shown(value)}</mark>`));
  if (row.kind === 'gone') return html`<del>- ${words}${'\n'}</del>`;
  if (row.kind === 'new') return html`<ins>+ ${words}${'\n'}</ins>`;
  return html`<span>  ${words}${'\n'}</span>`;
}
