import { html, nothing } from 'lit';
import { fault, send } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { router } from '../model/router.js';

const TRANSPORTS = ['streamable-http', 'sse'];

/** Registers a server at an address; what the router finds wrong stands at the field. */
class Registration extends Element {
  #violations = new Map();
  #told = '';
  #failed = false;
  #busy = false;

  async #register(event) {
    event.preventDefault();
    if (this.#busy) return;
    const form = event.target;
    const { name, url, transport, header, value } = Object.fromEntries(new FormData(form));
    const server = { name: name.trim(), url: url.trim(), transport, changed_by: 'dashboard' };
    if (value && !header.trim()) {
      this.#read({ ok: false, body: { violations: [{ pointer: '/headers', message: 'is required for the value' }] } });
      await this.#show();
      return;
    }
    if (header.trim()) server.headers = { [header.trim()]: value };
    this.#busy = true;
    this.requestUpdate();
    const answer = await send('POST', 'servers', server);
    this.#busy = false;
    const taken = answer.status === 409 && router.servers?.some((it) => it.name === server.name);
    const violations = [{ pointer: '/name', message: 'is taken: choose another' }];
    this.#read(taken ? { ...answer, body: { violations } } : answer);
    if (answer.ok) {
      form.reset();
      router.askForServers();
    }
    await this.#show();
  }

  async #show() {
    this.requestUpdate();
    await this.updateComplete;
    if (this.#failed) this.querySelector('[aria-invalid=true]')?.focus();
  }

  #read(answer) {
    this.#failed = !answer.ok;
    this.#violations = new Map();
    const elsewhere = [];
    for (const { pointer, message } of answer.body?.violations ?? []) {
      const field = pointer.split('/')[1] === 'headers' ? 'header' : pointer.split('/')[1];
      if (this.querySelector(`[name="${CSS.escape(field ?? '')}"]`)) this.#violations.set(field, message);
      else elsewhere.push(message);
    }
    if (answer.ok) this.#told = `${answer.body.name} is registered. The list above says how it is.`;
    else if (this.#violations.size > 0) this.#told = ['Not registered: see the fields.', ...elsewhere].join(' ');
    else this.#told = fault(answer);
  }

  /** What is being changed is no longer what was found wrong. */
  #mended({ target }) {
    if (this.#violations.delete(target.name)) this.requestUpdate();
  }

  render() {
    return html`
      <h2>Register a server</h2>
      <form class="inline" novalidate @submit=${this.#register} @input=${this.#mended}>
        ${this.#field('name', 'Name', 'weather')}
        ${this.#field('url', 'URL', 'https://weather.example.com/mcp')}
        <label>Transport <select name="transport">${TRANSPORTS.map((it) => html`<option>${it}</option>`)}</select></label>
        ${this.#field('header', 'Header, if it needs one', 'Authorization')}
        ${this.#field('value', 'Its value', 'Bearer …', 'password')}
        <button class="strong" aria-disabled=${this.#busy ? 'true' : 'false'}>Register</button>
      </form>
      <p class="told ${this.#failed ? 'failed' : ''}" role="status">${this.#told}</p>
    `;
  }

  #field(name, label, placeholder, type = 'text') {
    const wrong = this.#violations.get(name);
    return html`
      <label>${label}
        <input name=${name} type=${type} placeholder=${placeholder} autocomplete="off" spellcheck="false"
          aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${wrong ? `server-${name}-wrong` : nothing}>
        ${wrong ? html`<span class="wrong" id="server-${name}-wrong">${wrong}</span>` : ''}
      </label>
    `;
  }
}
customElements.define('sw-registration', Registration);
