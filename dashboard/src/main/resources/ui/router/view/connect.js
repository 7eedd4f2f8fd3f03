import { html } from 'lit';
import { call } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { clients } from '../model/clients.js';
import { router } from '../model/router.js';
import './copy.js';

/** How to connect clients: an endpoint to choose, and what to copy for each client. */
class Connect extends Element {
  #path = 'mcp';
  #views = [];

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('servers', this.paint);
  }

  /** Whether it is in sight. */
  async show(sight) {
    if (!sight) return;
    const answer = await call('views');
    this.#views = answer.body?.data ?? [];
    this.requestUpdate();
  }

  render() {
    const url = new URL(this.#path, document.baseURI).href;
    const name = this.#path === 'mcp' ? 'switchboard' : decodeURIComponent(this.#path.split('/').at(-1));
    return html`
      <section class="panel">
        <h1 tabindex="-1">Connect a client</h1>
        <p class="empty">One address has the contracts and all servers, for clients of every revision of MCP.</p>
        <label>Endpoint
          <select @change=${(event) => {
            this.#path = event.target.value;
            this.requestUpdate();
          }}>
            <option value="mcp">everything: /mcp</option>
            ${this.#views.map((view) => this.#option('views', view.name, 'the view'))}
            ${(router.servers ?? []).map((server) => this.#option('servers', server.name, 'the server'))}
          </select>
        </label>
        <dl class="clients">
          ${clients(url, name).map(({ client, where, text }) => html`
            <dt>${client} <small>${where}</small></dt>
            <dd><sw-copy .text=${text} .label="configuration of ${client}"></sw-copy></dd>
          `)}
        </dl>
      </section>
    `;
  }

  #option(kind, name, word) {
    const path = `mcp/${kind}/${encodeURIComponent(name)}`;
    return html`<option value=${path}>${word} ${name}: /${path}</option>`;
  }
}
customElements.define('sw-connect', Connect);
