import { html } from 'lit';
import './copy.js';
import { Element } from './element.js';

/** What a reader sees who has no contract yet: three ways to the first. */
class Start extends Element {
  render() {
    const server = new URL('.', document.baseURI).href.replace(/\/$/, '');
    const update = `{"contract_id": "c-42", "location": "Chennai", "status": "active", "timestamp": "${minute()}"}`;
    return html`
      <h3>No contracts yet</h3>
      <p>
        Each appears here with its first update.
        <button type="button" class="link" @click=${toForm}>Fill in the form</button>, or send one from
        a shell:
      </p>
      <sw-copy label="the command curl"
        .text=${`curl ${server}/update \\\n  -H 'Content-Type: application/json' \\\n  -d '${update}'`}></sw-copy>
      <p>For a livelier page, replay the updates among the examples:</p>
      <sw-copy label="the command replay"
        .text=${`./switchboard replay examples/updates.ndjson --rate 50 --url ${server}`}></sw-copy>
    `;
  }
}

function toForm() {
  document.querySelector('sw-send input').focus();
}

/** Now, short enough to be read. */
const minute = () => `${new Date().toISOString().slice(0, 16)}Z`;
customElements.define('sw-start', Start);
