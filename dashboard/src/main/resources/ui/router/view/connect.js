import { html } from 'lit';
import { call } from '../../model/api.js';
import '../../view/copy.js';
import { Element } from '../../view/element.js';
import { clients } from '../model/clients.js';
import { router } from '../model/router.js';
import { choice } from './pieces.js';

/** How to connect clients: an endpoint to choose, and what to copy for each client. */
class Connect extends Element {
  /** Below /mcp. */
  #path = '';
  #views = [];
  /** Whether the router answers no client of MCP. */
  #off = false;

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('servers', this.paintChange);
  }

  /** Whether it is in sight. */
  async show(sight) {
    if (!sight) return;
    const [views, features] = await Promise.all([call('views'), call('features')]);
    this.#views = views.body?.data ?? [];
    this.#off = features.body?.data?.some(({ name, enabled }) => name === 'MCP_GATEWAY' && !enabled) ?? false;
    this.requestUpdate();
  }

  render() {
    if (this.hidden) return '';
    const url = new URL(`mcp${this.#path}`, document.baseURI).href;
    const name = this.#path === '' ? 'switchboard' : decodeURIComponent(this.#path.split('/').at(-1));
    return html`
      <section class="panel">
        <h1 tabindex="-1">Connect a client</h1>
        <p class="empty">One address has the contracts and all servers, for clients of every revision of MCP.</p>
        ${this.#off
          ? html`<p class="notice">The router answers no clients now: the feature MCP_GATEWAY is off.
              <a href="#/features">Feature flags</a></p>`
          : ''}
        <p class="endpoint">Endpoint ${choice('endpoint', 'everything: /mcp', this.#paths(), this.#path, (path) => {
          this.#path = path;
          this.requestUpdate();
        })}</p>
        <dl class="clients">
          ${clients(url, name).map(({ client, where, text }) => html`
            <dt>${client} <small>${where}</small></dt>
            <dd><sw-copy .text=${text} .label="configuration of ${client}"></sw-copy></dd>
          `)}
        </dl>
      </section>
    `;
  }

  #paths() {
    const of = (kind) => ({ name }) => `/${kind}/${encodeURIComponent(name)}`;
    return [...this.#views.map(of('views')), ...(router.servers ?? []).map(of('servers'))];
  }
}
customElements.define('sw-connect', Connect);
