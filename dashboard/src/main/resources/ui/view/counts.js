import { html } from 'lit';
import { LOCATIONS, STATUSES } from '../model/contracts.js';
import { live } from '../model/live.js';
import { Element } from './element.js';
import { number } from './words.js';

/** How many contracts there are, by location and status. */
class Counts extends Element {
  connectedCallback() {
    super.connectedCallback();
    live.contracts.listen(this.paintChange);
    live.addEventListener('state', this.paint);
  }

  render() {
    const count = (location, status) =>
      live.known ? number(live.contracts.count(location, status)) : '–';
    return html`
      <h2 id="counts">Contracts</h2>
      <table class="counts" aria-labelledby="counts">
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">Status</span></th>
            ${LOCATIONS.map((location) => html`<th scope="col">${location}</th>`)}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          ${STATUSES.map(
            (status) => html`
              <tr>
                <th scope="row"><span class="status ${status}">${status}</span></th>
                ${LOCATIONS.map((location) => html`<td>${count(location, status)}</td>`)}
                <td>${count(undefined, status)}</td>
              </tr>
            `,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">all</th>
            ${LOCATIONS.map((location) => html`<td>${count(location)}</td>`)}
            <td>${live.known ? number(live.contracts.size) : '–'}</td>
          </tr>
        </tfoot>
      </table>
    `;
  }
}
customElements.define('sw-counts', Counts);
