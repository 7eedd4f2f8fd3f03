import { html } from 'lit';
import { Element } from '../../view/element.js';
import './tool-list.js';

/** All tools, of all servers and of the router itself. */
class Tools extends Element {
  /** Whether it is in sight. */
  async show(sight) {
    await this.updateComplete;
    if (sight) this.querySelector('sw-tool-list').refresh();
  }

  render() {
    return html`
      <section class="panel">
        <h1 tabindex="-1">Tools</h1>
        <p class="empty">Of all servers and of the router itself, under their names at <code>/mcp</code>. Choose one to try it.</p>
        <sw-tool-list></sw-tool-list>
      </section>
    `;
  }
}
customElements.define('sw-tools', Tools);
