import { html, nothing } from 'lit';
import { fault, newKey, post } from '../model/api.js';
import { live } from '../model/live.js';
import { LOCATIONS, STATUSES } from '../model/contracts.js';
import { Element } from './element.js';
import { pageOf, span } from './words.js';

/** Sends an update, or a test update; what the server finds wrong stands at the field. */
class Send extends Element {
  #violations = new Map();
  #told = '';
  /** The contract of the update that was sent just now. */
  #sent = undefined;
  #failed = false;
  #busy = false;
  /** The same body under the same key counts once, so a press after a failure is harmless. */
  #last = { body: undefined, key: undefined };

  get #form() {
    return this.querySelector('form');
  }

  #update() {
    const { contract_id, location, status, timestamp } = Object.fromEntries(new FormData(this.#form));
    return { contract_id, location, status, timestamp: timestamp || this.#now() };
  }

  /** By the server's clock, as far as the page knows it: the reader's may be wrong. */
  #now() {
    return new Date(live.clock.now() ?? Date.now()).toISOString();
  }

  async #send(path) {
    if (this.#busy) return; // disabled, its button would lose the focus
    const update = this.#update();
    const body = JSON.stringify([path, { ...update, timestamp: this.#form.timestamp.value }]);
    if (body !== this.#last.body) this.#last = { body, key: newKey(), update };
    this.#busy = true;
    this.requestUpdate();
    const from = performance.now();
    const answer = await post(path, this.#last.update, this.#last.key);
    this.#busy = false;
    this.#read(answer, performance.now() - from, path.startsWith('test/'));
    this.requestUpdate();
    await this.updateComplete;
    if (this.#failed) this.querySelector('[aria-invalid=true]')?.focus();
  }

  #read(answer, took, test) {
    const violations = answer.body?.violations ?? [];
    this.#failed = !answer.ok;
    this.#violations = new Map();
    for (const { pointer, message } of violations) {
      const field = pointer.slice(1);
      const before = this.#violations.get(field);
      this.#violations.set(field, before ? `${before}; ${message}` : message);
    }
    const elsewhere = violations.filter(({ pointer }) => !this.#form.elements[pointer.slice(1)]);
    this.#sent = undefined;
    const { contract_id: id } = this.#last.update;
    const sure = answer.ok || (answer.status >= 400 && answer.status < 500);
    if (sure) this.#last = { body: undefined, key: undefined };
    if (answer.ok) {
      this.#told = `Kafka has it as ${answer.body.message_id}, after ${span(took)}.`;
      this.#sent = test ? undefined : id;
    } else if (answer.status === 404) {
      this.#told = 'This server takes no updates: open the page where ingest-service answers too.';
    } else if (violations.length > 0) {
      this.#told = ['Not sent: see the fields.', ...elsewhere.map(({ message }) => message)].join(' ');
    } else {
      this.#told = sure ? fault(answer) : `${fault(answer)} Send it again: it counts once.`;
    }
  }

  /** What is being changed is no longer what was found wrong. */
  #mended({ target }) {
    if (this.#violations.delete(target.name)) this.requestUpdate();
  }

  render() {
    return html`
      <h2 id="send">Send an update</h2>
      <form novalidate aria-labelledby="send" @input=${this.#mended} @change=${this.#mended}
        @submit=${(event) => {
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
          <button class="strong" aria-disabled=${this.#busy}>Send update</button>
          <button type="button" aria-disabled=${this.#busy} @click=${() => this.#send('test/update')}
            aria-describedby="test-note">Send a test update</button>
        </div>
        <p class="note" id="test-note">Subscribers see a test update; it is not kept.</p>
        <p class="told ${this.#failed ? 'failed' : ''}" role="status">${this.#told}${this.#sent
          ? html` <a href=${pageOf(this.#sent)}>Show its history</a>`
          : ''}</p>
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
