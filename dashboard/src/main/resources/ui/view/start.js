import { html } from 'lit';
import { Element } from './element.js';

/** What a reader sees who has no contract yet: three ways to the first. */
class Start extends Element {
  #copied = '';

  render() {
    const server = new URL('.', document.baseURI).href.replace(/\/$/, '');
    return html`
      <h3>No contracts yet</h3>
      <p>
        Each appears here with its first update.
        <button type="button" class="link" @click=${toForm}>Fill in the form</button>, or send one from
        a shell:
      </p>
      ${this.#command(
        'curl',
        `curl ${server}/update \\
  -H 'Content-Type: application/json' \\
  -d '{"contract_id": "c-42", "location": "Chennai", "status": "active", "timestamp": "${minute()}"}'`,
      )}
      <p>For a livelier page, replay the updates among the examples:</p>
      ${this.#command(
        'replay',
        `./switchboard replay examples/updates.ndjson --rate 50 --url ${server}`,
      )}
    `;
  }

  #command(name, text) {
    // The clipboard is there only over https and on localhost.
    const copies = navigator.clipboard !== undefined;
    return html`
      <div class="command">
        <pre><code>${text}</code></pre>
        ${copies
          ? html`<button type="button" class="quiet" @click=${(event) => this.#copy(name, event.target)}
              aria-label="Copy the command ${name}">${this.#copied === name ? 'Copied' : 'Copy'}</button>`
          : ''}
      </div>
    `;
  }

  async #copy(name, button) {
    const command = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(command.textContent);
      this.#copied = name;
    } catch {
      getSelection().selectAllChildren(command); // forbidden: marked, it can be copied by hand
    }
    this.requestUpdate();
  }
}

function toForm() {
  document.querySelector('sw-send input').focus();
}

/** Now, short enough to be read. */
const minute = () => `${new Date().toISOString().slice(0, 16)}Z`;
customElements.define('sw-start', Start);
