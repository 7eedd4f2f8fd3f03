import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
} from 'chart.js';
import { html } from 'lit';
import { live } from '../model/live.js';
import { Element } from './element.js';
import { number, span } from './words.js';

Chart.register(
  BarController, BarElement, CategoryScale, LineController, LineElement, LinearScale, PointElement,
);

/** Updates a second and how long they are on their way, over the last minute. */
class Charts extends Element {
  #charts = [];

  connectedCallback() {
    super.connectedCallback();
    live.addEventListener('second', () => this.#second());
    document.addEventListener('theme', () => this.#colour());
  }

  firstUpdated() {
    this.#charts = [
      chart(this.querySelector('#rate'), 'bar', [dataset('accent')], (value) => compact.format(value)),
      chart(this.querySelector('#ways'), 'line', [dataset('accent'), dataset('warm')], millis),
    ];
    this.#colour();
  }

  #second() {
    const { seconds } = live.pulse;
    const [rate, ways] = this.#charts;
    rate.data.datasets[0].data = seconds.map((second) => second.updates);
    ways.data.datasets[0].data = seconds.map((second) => second.median ?? null);
    ways.data.datasets[1].data = seconds.map((second) => second.slowest ?? null);
    if (!document.hidden) this.#charts.forEach((one) => one.update('none'));
    this.paint();
  }

  /** Looks up the colours of the theme, which a canvas does not follow by itself. */
  #colour() {
    for (const name of ['accent', 'warm', 'faint', 'line']) {
      // The colour itself: what stands in a variable may depend on the theme.
      this.style.color = `var(--${name})`;
      colours[name] = getComputedStyle(this).color;
    }
    this.style.color = '';
    this.#charts.forEach((one) => one.update('none'));
  }

  /** Nobody knows what happens while the connection is lost. */
  #rate(updates) {
    return updates === null || live.state.name === 'lost' ? '–' : number(updates);
  }

  render() {
    const { seconds, updates } = live.pulse;
    const now = seconds.at(-1);
    const lastTimed = seconds.findLast((second) => second.median !== undefined);
    return html`
      <h2 id="charts">Last minute</h2>
      <figure>
        <figcaption>
          <span><strong class="figure" data-figure="rate">${this.#rate(now.updates)}</strong> updates/s</span>
          <span title="since this page was opened"><span data-figure="total">${number(updates)}</span> so far</span>
        </figcaption>
        <div class="chart"><canvas id="rate" role="img" aria-label="Updates a second in the last minute"></canvas></div>
      </figure>
      <figure>
        <figcaption title="From when Kafka took an update until it was here: the median of a second's updates, and their 99th percentile">
          <span><strong class="figure" data-figure="median">${span(lastTimed?.median)}</strong> latency, median</span>
          <span class="warm">p99 <span data-figure="slowest">${span(lastTimed?.slowest)}</span></span>
        </figcaption>
        <div class="chart"><canvas id="ways" role="img"
          aria-label="Latency from Kafka to this page in the last minute, in milliseconds: median and 99th percentile"></canvas></div>
      </figure>
      <p class="axis" aria-hidden="true"><span>a minute ago</span><span>now</span></p>
    `;
  }
}

/** Of the theme, by name; charts ask for them whenever they draw. */
const colours = {};

function dataset(name) {
  const colour = () => colours[name];
  return { data: [], borderColor: colour, backgroundColor: colour, borderWidth: 1.5, pointRadius: 1 };
}

const compact = new Intl.NumberFormat('en', { notation: 'compact' });
const millis = (value) => (value < 1_000 ? `${value} ms` : `${value / 1_000} s`);

function chart(canvas, type, datasets, word) {
  return new Chart(canvas, {
    type,
    data: { labels: live.pulse.seconds.map((_, i, all) => `${all.length - i} s ago`), datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      events: [],
      layout: { autoPadding: false }, // which is more where there are points
      scales: {
        // As bars have it, so that both charts have the same second at the same place.
        x: { offset: true, ticks: { display: false }, grid: { display: false }, border: { color: () => colours.line } },
        y: {
          beginAtZero: true,
          suggestedMax: 10, // an axis from 0 to 1 makes much of a single update
          // Of one width, for the same reason.
          afterFit: (axis) => (axis.width = 54),
          border: { display: false },
          ticks: { maxTicksLimit: 3, precision: 0, callback: word, color: () => colours.faint },
          grid: { color: () => colours.line },
        },
      },
    },
  });
}
customElements.define('sw-charts', Charts);
