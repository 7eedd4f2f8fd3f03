import { html } from 'lit';
import { Element } from './element.js';
import './charts.js';
import './counts.js';
import './latest.js';
import './send.js';
import './table.js';

/** The page one sees first. */
class Overview extends Element {
  render() {
    return html`
      <h1 class="visually-hidden">Contracts, live</h1>
      <div class="overview">
        <sw-counts class="panel"></sw-counts>
        <sw-table class="panel"></sw-table>
        <sw-charts class="panel"></sw-charts>
        <sw-send class="panel"></sw-send>
        <sw-latest class="panel"></sw-latest>
      </div>
    `;
  }
}
customElements.define('sw-overview', Overview);
