import { html, nothing } from 'lit';
import { fault, newKey, post } from '../model/api.js';
import { LOCATIONS, STATUSES } from '../model/contracts.js';
import { Element } from './element.js';
import { span } from './words.js';

/** Sends an update, or a test update; what the server finds wrong stands at the field. */
class Send extends Element {
  #violations = new Map();
  #told = '';
  #failed = false;
  #busy = false;
  /** The same body under the same key counts once, so a press after a failure is harmless. */
  #last = { body: undefined, key: undefined };

  get #form() {
    return this.querySelector('form');
  }

  #update() {
    const { contract_id, location, status, timestamp } = Object.fromEntries(new FormData(this.#form));
    return { contract_id, location, status, timestamp: timestamp || new Date().toISOString() };
  }

  async #send(path) {
    const update = this.#update();
    const body = JSON.stringify([path, { ...update, timestamp: this.#form.timestamp.value }]);
    if (body !== this.#last.body) this.#last = { body, key: newKey(), update };
    this.#busy = true;
    this.requestUpdate();
    const from = performance.now();
    const answer = await post(path, this.#last.update, this.#last.key);
    this.#busy = false;
    this.#read(answer, performance.now() - from);
    this.requestUpdate();
    await this.updateComplete;
    if (this.#failed) this.querySelector('[aria-invalid=true]')?.focus();
  }

  #read(answer, took) {
    const violations = answer.body?.violations ?? [];
    this.#failed = !answer.ok;
    this.#violations = new Map();
    for (const { pointer, message } of violations) {
      const field = pointer.slice(1);
      const before = this.#violations.get(field);
      this.#violations.set(field, before ? `${before}; ${message}` : message);
    }
    const sure = answer.ok || (answer.status >= 400 && answer.status < 500);
    if (sure) this.#last = { body: undefined, key: undefined };
    if (answer.ok) {
      this.#told = `Kafka has it as ${answer.body.message_id}, after ${span(took)}.`;
    } else if (answer.status === 404) {
      this.#told = 'This server takes no updates: open the page where ingest-service answers too.';
    } else {
      this.#told = fault(answer);
    }
  }

  render() {
    return html`
      <h2>Send an update</h2>
      <form novalidate @submit=${(event) => {
        event.preventDefault();
        this.#send('update');
      }}>
        ${this.#field('contract_id', 'Contract', (attributes) => html`
          <input name="contract_id" id="contract_id" value="c-42" autocomplete="off" spellcheck="false"
            aria-invalid=${attributes.invalid} aria-describedby=${attributes.describedby}>`)}
        ${this.#field('location', 'Location', (attributes) => this.#choice('location', LOCATIONS, attributes))}
        ${this.#field('status', 'Status', (attributes) => this.#choice('status', STATUSES, attributes))}
        ${this.#field('timestamp', 'As of', (attributes) => html`
          <input name="timestamp" id="timestamp" placeholder="now" title="RFC 3339, such as 2024-01-01T12:00:00; without an offset it is UTC"
            autocomplete="off" spellcheck="false"
            aria-invalid=${attributes.invalid} aria-describedby=${attributes.describedby}>`)}
        <div class="buttons">
          <button class="strong" ?disabled=${this.#busy}>Send update</button>
          <button type="button" ?disabled=${this.#busy} @click=${() => this.#send('test/update')}
            title="Is shown to all subscribers, marked as a test, and kept nowhere">Send a test update</button>
        </div>
        <p class="told ${this.#failed ? 'failed' : ''}" role="status">${this.#told}</p>
      </form>
    `;
  }

  #choice(name, values, { invalid, describedby }) {
    return html`
      <select name=${name} id=${name} aria-invalid=${invalid} aria-describedby=${describedby}>
        ${values.map((value) => html`<option>${value}</option>`)}
      </select>
    `;
  }

  #field(name, label, control) {
    const wrong = this.#violations.get(name);
    const attributes = {
      invalid: wrong ? 'true' : 'false',
      describedby: wrong ? `${name}-wrong` : nothing,
    };
    return html`
      <div class="field">
        <label for=${name}>${label}</label>
        ${control(attributes)}
        ${wrong ? html`<p class="wrong" id="${name}-wrong">${wrong}</p>` : ''}
      </div>
    `;
  }
}
customElements.define('sw-send', Send);
