import { html } from 'lit';
import { live } from '../model/live.js';
import '../view/connection.js';
import '../view/contract.js';
import { Element } from '../view/element.js';
import '../view/theme.js';
import { number, pageOf } from '../view/words.js';
import { SITES } from './sites.js';
import { Stage } from './stage.js';

/** Contracts as objects on their sites, live. */
class SceneView extends Element {
  stage = undefined;
  #chosen = undefined;
  #fault = '';

  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('state', this.paint);
    live.contracts.listen((before, after) => {
      this.stage?.objects.change(before, after, performance.now());
      this.paintChange();
    });
  }

  firstUpdated() {
    try {
      this.stage = new Stage(this.querySelector('canvas'), {
        labels: new Map(
          SITES.map(({ location }) => [location, this.querySelector(`[data-location=${location}]`)]),
        ),
        legend: this.querySelector('.legend'),
        onChoose: (contract) => this.#choose(contract?.id),
        onPoint: (contract, x, y) => this.#pointAt(contract, x, y),
      });
    } catch {
      this.#fault = 'This browser shows no WebGL, which the scene needs. The table has the same contracts.';
      this.requestUpdate();
      return;
    }
    // What came before there was a stage.
    for (const contract of live.contracts.values()) {
      this.stage.objects.change(undefined, contract, performance.now());
    }
  }

  /** Says beside the mouse which contract it points at. */
  #pointAt(contract, x, y) {
    const tip = this.querySelector('.tip');
    tip.hidden = contract === undefined;
    this.querySelector('canvas').style.cursor = contract ? 'pointer' : '';
    if (!contract) return;
    tip.textContent = `${contract.id}: ${contract.status} in ${contract.location}`;
    const { left, top, width } = this.getBoundingClientRect();
    const within = Math.min(x - left, width - tip.offsetWidth - 20);
    tip.style.transform = `translate(${within + 12}px, ${y - top + 14}px)`;
  }

  async #choose(id) {
    const within = this.querySelector('.chosen').contains(document.activeElement);
    this.#chosen = id;
    this.stage?.objects.choose(id);
    const contract = this.querySelector('sw-contract');
    contract.show(id);
    this.requestUpdate();
    await Promise.all([this.updateComplete, contract.updateComplete]);
    if (id !== undefined) contract.querySelector('h2').focus({ preventScroll: true });
    else if (within) this.querySelector('.legend input').focus();
  }

  #find(event) {
    event.preventDefault();
    const id = new FormData(event.target).get('id').trim();
    if (id) this.#choose(id);
  }

  render() {
    return html`
      <h1 class="visually-hidden">Contracts on their sites</h1>
      <canvas role="img" aria-label=${this.#description()}></canvas>
      ${SITES.map(({ location }) => html`
        <div class="site" data-location=${location} aria-hidden="true">
          <strong>${location}</strong>${this.#counts(location)}
        </div>
      `)}
      ${this.#fault ? html`<p class="alarm" role="alert">${this.#fault}</p>` : ''}
      ${live.known && live.contracts.size === 0 ? this.#nothingYet() : ''}
      <div class="tip" aria-hidden="true" hidden></div>
      <div class="legend">
        <form @submit=${this.#find}>
          <span class="status active">active</span><span class="status inactive">inactive</span>
          <label><span class="visually-hidden">Show a contract by its id</span>
            <input name="id" placeholder="Show a contract" autocomplete="off" spellcheck="false">
          </label>
        </form>
        <p class="hint">Drag to turn, scroll to come closer, click an object for its history.</p>
      </div>
      <aside class="chosen panel" ?hidden=${this.#chosen === undefined} aria-label="The chosen contract"
        @keydown=${(event) => event.key === 'Escape' && this.#choose(undefined)}>
        <header>
          <a href="./${this.#chosen === undefined ? '' : pageOf(this.#chosen)}">Its own page</a>
          <button type="button" class="quiet" @click=${() => this.#choose(undefined)}>Close</button>
        </header>
        <sw-contract compact></sw-contract>
      </aside>
    `;
  }

  #nothingYet() {
    return html`
      <div class="none panel">
        <h2>There are no contracts yet</h2>
        <p>Each contract appears here on its site with its first update.
          <a href="./">Send one from the other page</a>.</p>
      </div>
    `;
  }

  #counts(location) {
    if (!live.known) return '…';
    const { contracts } = live;
    return `${number(contracts.count(location, 'active'))} active, ${number(contracts.count(location, 'inactive'))} inactive`;
  }

  #description() {
    return SITES.map(({ location }) => `${location}: ${this.#counts(location)}`).join('; ');
  }
}
customElements.define('sw-scene', SceneView);
live.start();
