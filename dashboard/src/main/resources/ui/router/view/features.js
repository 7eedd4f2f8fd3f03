import { html } from 'lit';
import { call, fault, send } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { router } from '../model/router.js';
import { absence, shown } from './pieces.js';

const SOURCES = { default: 'as it is by default', override: 'set here or by /features' };
/** Others may switch flags, too. */
const ASK_EVERY_MS = 5_000;

/** The feature flags, and a switch for each. */
class Features extends Element {
  #flags = undefined;
  #refused = undefined;
  #told = '';
  #timer = 0;
  #busy = false;
  /** Answers that a later question has overtaken are thrown away. */
  #question = 0;

  /** Whether it is in sight. */
  show(sight) {
    clearInterval(this.#timer);
    if (!sight) return;
    this.#told = '';
    this.#ask();
    this.#timer = setInterval(() => this.#ask(), ASK_EVERY_MS);
  }

  async #ask() {
    const question = ++this.#question;
    const answer = await call('features');
    if (question !== this.#question) return;
    this.#flags = answer.ok ? answer.body.data : this.#flags;
    this.#refused = answer.ok ? undefined : answer;
    this.requestUpdate();
  }

  async #set(flag, method, enabled) {
    // A second press would undo nothing: it was meant for what stood there before.
    if (this.#busy) return;
    this.#busy = true;
    this.#question++; // what is on its way may say how it was before
    const path = `features/${encodeURIComponent(flag.name)}`;
    const answer =
      method === 'PUT'
        ? await send(method, path, { enabled, changed_by: 'dashboard' })
        : await call(path, { method });
    this.#told = answer.ok ? '' : fault(answer);
    await this.#ask();
    this.#busy = false;
    await this.updateComplete;
    // The button for the default is gone.
    if (method === 'DELETE') this.querySelector(`[aria-labelledby=flag-${flag.name}]`)?.focus();
    router.askForServers();
  }

  render() {
    return html`
      <section class="panel">
        <h1 tabindex="-1">Feature flags</h1>
        <p class="empty">A switch acts at once, on all replicas within two seconds, and survives restarts.</p>
        ${this.#refused ? absence(this.#refused) : ''}
        <p class="told failed" role="alert">${this.#told}</p>
        ${this.#flags
          ? html`<ul class="flags">${this.#flags.map((flag) => this.#flag(flag))}</ul>`
          : this.#refused ? '' : html`<p class="empty" role="status">Loading …</p>`}
      </section>
    `;
  }

  #flag(flag) {
    const fixed = flag.source === 'environment';
    const id = `flag-${flag.name}`;
    return html`
      <li>
        <button type="button" role="switch" class="switch" aria-checked=${flag.enabled ? 'true' : 'false'}
          aria-labelledby=${id} ?disabled=${fixed} @click=${() => this.#set(flag, 'PUT', !flag.enabled)}>
          <span aria-hidden="true"></span>
        </button>
        <div>
          <strong id=${id}>${flag.name}</strong>
          <p>${flag.gates}</p>
          <small>${flag.enabled ? 'on' : 'off'}, ${fixed
            ? `as the variable FEATURE_${flag.name} of the router's environment says`
            : SOURCES[flag.source] ?? flag.source}${flag.changed_by ? html`, by ${shown(flag.changed_by)}` : ''}</small>
        </div>
        ${flag.source !== 'default' && !fixed
          ? html`<button type="button" class="quiet" @click=${() => this.#set(flag, 'DELETE')}>
              Default<span class="visually-hidden"> for ${flag.name}</span></button>`
          : ''}
      </li>
    `;
  }
}
customElements.define('sw-features', Features);
