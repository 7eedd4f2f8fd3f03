import { html, noChange } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from '../../view/element.js';
import { number, span, time } from '../../view/words.js';
import { router } from '../model/router.js';
import { absence, addressOf, counted, shown, state } from './pieces.js';
import './registration.js';

/** So many calls are drawn in a server's row. */
const BARS = 30;

/** All servers: how they are, how fast, and what they offer. */
class Servers extends Element {
  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('servers', this.paintChange);
    router.addEventListener('calls', this.paintChange);
  }

  render() {
    // What was typed into the form stays there.
    if (this.hidden && this.hasUpdated) return noChange;
    const { servers, refusal: refused } = router;
    const held = (servers ?? []).filter((server) => server.quarantined > 0);
    return html`
      <section class="panel">
        <div class="toolbar">
          <h1 tabindex="-1">Servers</h1>
          ${servers ? html`<span class="count">${this.#summary(servers)}${refused ? ', when last known' : ''}</span>` : ''}
        </div>
        ${refused ? absence(refused) : ''}
        ${held.map((server) => html`
          <p class="notice">
            <strong>${server.name}</strong> has changed ${counted(server.quarantined, 'definition')}.
            Nobody can use what changed until somebody approves it.
            <a href=${addressOf.server(server.name)}>Compare and approve</a>
          </p>
        `)}
        ${servers ? this.#table(servers) : refused ? '' : html`<p class="empty" role="status">Loading …</p>`}
      </section>
      <section class="panel"><sw-registration></sw-registration></section>
    `;
  }

  #summary(servers) {
    const states = Map.groupBy(servers, (server) => server.state);
    return [...states].map(([state, those]) => `${those.length} ${state}`).join(', ');
  }

  #table(servers) {
    if (servers.length === 0) {
      return html`<p class="empty">
        There are no servers yet. Register one below, or name some in the file that
        <code>MCP_SERVERS_FILE</code> points at. The <a href="#/tools">router's own tools</a> are there
        without.
      </p>`;
    }
    return html`
      <div class="scrolled" tabindex="0" role="region" aria-label="Servers">
        <table class="list servers">
          <thead>
            <tr>
              <th scope="col">Server</th><th scope="col">State</th>
              <th scope="col" class="figures roomy">Tools</th>
              <th scope="col" class="figures" title="Of the last 100 calls that were answered, among the latest 1,000 of all servers">Median</th>
              <th scope="col" class="figures roomy" title="95 of 100 answers came sooner">p95</th>
              <th scope="col" class="figures" title="Of the last 100 calls, the fault of the server or the way to it">Failed</th>
              <th scope="col" class="roomy">Last calls</th>
            </tr>
          </thead>
          <tbody>${repeat(servers, (server) => server.name, (server) => this.#row(server))}</tbody>
        </table>
      </div>
    `;
  }

  #row(server) {
    const { calls, failed, median, slowest, latest } = router.calls.figuresOf(server.name);
    return html`
      <tr>
        <th scope="row">
          <a href=${addressOf.server(server.name)}>${server.name}</a>
          ${server.title && server.title !== server.name ? html`<small>${shown(server.title)}</small>` : ''}
        </th>
        <td>
          ${state(server)}
          <small title="since ${time(server.since)}, as the replica of the router sees it that answered">${server.reason ? shown(server.reason) : this.#speaks(server)}</small>
        </td>
        <td class="figures roomy">
          ${number(server.enabled ? server.tools : 0)}
          ${server.quarantined > 0
            ? html`<a class="badge" href=${addressOf.server(server.name)}>${server.quarantined} held</a>`
            : ''}
        </td>
        <td class="figures">${span(median)}</td>
        <td class="figures roomy">${span(slowest)}</td>
        <td class="figures ${failed > 0 ? 'warm' : ''}">${calls === 0 ? '–' : `${failed} of ${calls}`}</td>
        <td class="roomy">${bars(latest.slice(0, BARS))}</td>
      </tr>
    `;
  }

  #speaks(server) {
    if (server.state === 'idle') return 'connects when it is first needed';
    return [server.transport, server.protocol_version].filter(Boolean).join(', ');
  }
}
customElements.define('sw-servers', Servers);

/** The durations of calls, oldest first, each as high as it was long; failures in their colour. */
function bars(latest) {
  if (latest.length === 0) return html`<small>none lately</small>`;
  const longest = Math.max(...latest.map((call) => call.duration_ms), 1);
  // By the logarithm: one slow call among fast ones would leave nothing to see of them.
  const height = (millis) => Math.max(6, (100 * Math.log1p(millis)) / Math.log1p(longest));
  const words = `The last ${counted(latest.length, 'call')}, ${span(longest)} the longest`;
  return html`
    <span class="bars" role="img" aria-label=${words} title=${words}>
      ${latest.toReversed().map((call) => html`
        <i class=${call.outcome} style="height: ${height(call.duration_ms)}%"></i>
      `)}
    </span>
  `;
}
