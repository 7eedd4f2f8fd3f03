import { html, nothing } from 'lit';
import { LOCATIONS, STATUSES } from '../model/contracts.js';
import { filter } from '../model/filter.js';
import { live } from '../model/live.js';
import { Element } from './element.js';
import { number } from './words.js';

/** How many contracts there are, by location and status. A count shows its contracts in the table. */
class Counts extends Element {
  connectedCallback() {
    super.connectedCallback();
    live.contracts.listen(this.paintChange);
    live.addEventListener('state', this.paint);
    filter.addEventListener('change', this.paint);
  }

  render() {
    return html`
      <h2 class="visually-hidden" id="counts">Counts by location and status</h2>
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
                ${LOCATIONS.map((location) => this.#cell(location, status))}
                ${this.#cell('', status)}
              </tr>
            `,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">all</th>
            ${LOCATIONS.map((location) => this.#cell(location, '', shareOf(location)))}
            ${this.#cell('', '', shareOf(''))}
          </tr>
        </tfoot>
      </table>
    `;
  }

  /** A count and, with a share, a bar of how many of its contracts are active. */
  #cell(location, status, share) {
    const count = live.known ? number(countOf(location, status)) : '–';
    const words = [count, status, location && `in ${location}`].filter(Boolean).join(' ');
    const narrows = location !== '' || status !== '';
    const chosen = narrows && filter.location === location && filter.status === status;
    return html`
      <td>
        <button type="button" aria-label="${words}: ${narrows ? 'show only these' : 'show all'}"
          aria-pressed=${narrows ? String(chosen) : nothing}
          @click=${() => filter.set(chosen ? { location: '', status: '' } : { location, status })}>
          ${count}
        </button>
        ${share === undefined ? '' : html`<span class="share" style="--active-share: ${share}%"></span>`}
      </td>
    `;
  }
}

function countOf(location, status) {
  return location || status ? live.contracts.count(location, status) : live.contracts.size;
}

/** In percent; undefined where there is nothing to have a share in. */
function shareOf(location) {
  const all = countOf(location, '');
  return all === 0 ? undefined : Math.round((100 * countOf(location, 'active')) / all);
}
customElements.define('sw-counts', Counts);
