import { html } from 'lit';
import { Element } from './element.js';
import './charts.js';
import './counts.js';
import './latest.js';
import './send.js';
import './table.js';

/** The page one sees first: what there is on the left, what happens on the right. */
class Overview extends Element {
  render() {
    return html`
      <h1 class="visually-hidden">Contracts, live</h1>
      <div class="overview">
        <div class="what-is">
          <sw-counts class="panel" role="region" aria-labelledby="counts"></sw-counts>
          <sw-table class="panel" role="region" aria-labelledby="table"></sw-table>
        </div>
        <div class="what-happens">
          <sw-charts class="panel" role="region" aria-labelledby="charts"></sw-charts>
          <sw-send class="panel" role="region" aria-labelledby="send"></sw-send>
          <sw-latest class="panel" role="region" aria-labelledby="latest"></sw-latest>
        </div>
      </div>
    `;
  }
}
customElements.define('sw-overview', Overview);
