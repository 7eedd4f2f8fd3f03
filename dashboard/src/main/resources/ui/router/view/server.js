import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { call, fault, send } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { span, time } from '../../view/words.js';
import { router } from '../model/router.js';
import { counted, OFF, pretty, refusal, shown, state } from './pieces.js';
import './quarantine.js';
import './tool-list.js';

const FACTS = ['transport', 'url', 'command', 'protocol_version', 'era', 'origin', 'changed_by'];
const MEANINGS = { protocol_version: 'revision of MCP', origin: 'known from', changed_by: 'last changed by' };

/** As long as it takes to read what was done. */
const TOLD_MS = 5_000;

/** One server: its state, what it has changed, its tools, and where to reach it alone. */
class Server extends Element {
  #name = undefined;
  #server = undefined;
  #refused = undefined;
  #told = '';
  #toldAt = 0;
  /** Answers that a later question has overtaken are thrown away. */
  #question = 0;

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('servers', () => this.#ask());
    router.addEventListener('calls', this.paintChange);
  }

  /** Shows the server of that name; undefined shows none. */
  show(name) {
    this.#name = name;
    this.#server = undefined;
    this.#refused = undefined;
    this.#tell('');
    return this.#ask();
  }

  async #ask() {
    const name = this.#name;
    if (name === undefined) return;
    const question = ++this.#question;
    // A browser takes these for ways through paths.
    const answer = /^\.\.?$/.test(name) ? { ok: false, status: 404 } : await call(`servers/${encodeURIComponent(name)}`);
    if (name !== this.#name || question !== this.#question) return; // the reader has gone on
    // By then the state says it.
    if (performance.now() - this.#toldAt > TOLD_MS) this.#told = '';
    // Removed, or never there: paths take no such name.
    const gone = (answer.status === 404 && answer.body?.type !== OFF) || answer.status === 400;
    this.#server = answer.ok ? answer.body : gone ? undefined : this.#server;
    this.#refused = answer.ok ? undefined : gone ? { status: 404, body: { detail: `There is no server ${name}.` } } : answer;
    this.requestUpdate();
  }

  async #do(method, path, words, body) {
    const name = this.#name;
    const address = `servers/${encodeURIComponent(name)}${path}`;
    const answer = body ? await send(method, address, body) : await call(address, { method });
    router.askForServers();
    if (name !== this.#name) return;
    if (answer.ok && method === 'DELETE') {
      location.hash = '#/';
      return;
    }
    this.#question++; // what is on its way may say how it was before
    this.#tell(answer.ok ? words : fault(answer), answer.ok);
  }

  /** What passes is told for a while, all else until something else is told. */
  #tell(words, passing = true) {
    this.#told = words;
    this.#toldAt = passing ? performance.now() : Infinity;
    this.requestUpdate();
  }

  /** The last definition was approved: what showed it goes. */
  async #approved(event) {
    this.#tell(`${event.detail} approved.`, false);
    await this.updateComplete;
    this.querySelector('h1').focus();
  }

  #enable(enabled) {
    const { url, transport, headers, stateful } = this.#server;
    const body = { url, transport, headers, stateful, enabled, changed_by: 'dashboard' };
    return this.#do('PUT', '', enabled ? 'It is enabled.' : 'It is disabled.', body);
  }

  render() {
    if (this.#name === undefined) return '';
    const server = this.#server;
    return html`
      <section class="panel">
        <p><a href="#/">← All servers</a></p>
        <div class="toolbar">
          <h1 tabindex="-1">${this.#name}</h1>
          ${server ? this.#buttons(server) : ''}
        </div>
        ${this.#refused ? refusal(this.#refused) : ''}
        ${server ? this.#about(server) : this.#refused ? '' : html`<p class="empty" role="status">Loading …</p>`}
        <p class="told" role="status">${this.#told}</p>
      </section>
      ${server?.quarantined > 0
        ? keyed(
            server.name,
            html`<sw-quarantine class="panel" .server=${server.name} .count=${server.quarantined}
              @approved=${this.#approved}></sw-quarantine>`,
          )
        : ''}
      ${server
        ? html`<section class="panel">
            <h2>${counted(server.enabled ? server.tools : 0, 'tool')}</h2>
            ${keyed(server.name, html`<sw-tool-list .server=${server.name}></sw-tool-list>`)}
          </section>`
        : ''}
    `;
  }

  #buttons(server) {
    const registered = server.origin !== 'file';
    return html`
      <button type="button" ?disabled=${!server.enabled} title="Reads what it offers again"
        @click=${() => this.#do('POST', '/refresh', server.state === 'unavailable' ? 'It is being tried again.' : 'Its lists are being read.')}>Refresh</button>
      ${registered
        ? html`
            <button type="button" @click=${() => this.#enable(!server.enabled)}>
              ${server.enabled ? 'Disable' : 'Enable'}
            </button>
            <button type="button" @click=${() => this.#remove()}>Remove</button>`
        : ''}
    `;
  }

  #remove() {
    if (confirm(`Remove ${this.#name}, and what was approved of it?`)) this.#do('DELETE', '', '');
  }

  #about(server) {
    const { calls, failed, median, slowest } = router.calls.figuresOf(server.name);
    return html`
      <p title="As the replica of the router sees it that answered">
        ${state(server)} since ${time(server.since)}${server.reason ? html`: ${shown(server.reason)}` : ''}
      </p>
      ${server.title ? html`<p>${shown(server.title)} ${shown(server.server_info?.version)}</p>` : ''}
      <dl class="facts">
        ${FACTS.filter((fact) => server[fact] !== undefined).map((fact) => html`
          <div><dt>${MEANINGS[fact] ?? fact}</dt><dd>${shown(server[fact])}</dd></div>
        `)}
        <div><dt>its own endpoint</dt><dd><code>/mcp/servers/${server.name}</code></dd></div>
        <div>
          <dt>last calls</dt>
          <dd>${calls === 0
            ? 'none among the latest of all servers'
            : `${calls}, ${failed} failed; ${span(median)} the median, ${span(slowest)} the 95th percentile`}</dd>
        </div>
        <div>
          <dt>offers</dt>
          <dd>${server.enabled ? '' : 'once it is enabled: '}${counted(server.tools, 'tool')}, ${counted(server.prompts, 'prompt')},
            ${counted(server.resources, 'resource')}, ${counted(server.resource_templates, 'template')}</dd>
        </div>
      </dl>
      ${server.instructions
        ? html`<details><summary>Instructions to models</summary><pre>${shown(server.instructions)}</pre></details>`
        : ''}
      ${server.capabilities
        ? html`<details><summary>Capabilities</summary><pre>${shown(pretty(server.capabilities))}</pre></details>`
        : ''}
      ${server.stderr?.length > 0
        ? html`<details><summary>What it last wrote to stderr</summary><pre>${shown(server.stderr.join('\n'))}</pre></details>`
        : ''}
    `;
  }
}
customElements.define('sw-server', Server);
