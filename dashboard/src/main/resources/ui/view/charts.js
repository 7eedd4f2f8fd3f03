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
      chart(this.querySelector('#rate'), 'bar', [dataset('accent')]),
      chart(this.querySelector('#ways'), 'line', [dataset('accent'), dataset('warm')]),
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

  render() {
    const { seconds, updates } = live.pulse;
    const now = seconds.at(-1);
    const lastTimed = seconds.findLast((second) => second.median !== undefined);
    return html`
      <h2>Last minute</h2>
      <figure>
        <figcaption>
          <strong class="figure" data-figure="rate">${number(now.updates)}</strong> updates a second,
          <span data-figure="total">${number(updates)}</span> since the page was opened
        </figcaption>
        <div class="chart"><canvas id="rate" role="img" aria-label="Updates a second in the last minute"></canvas></div>
      </figure>
      <figure>
        <figcaption>
          <strong class="figure" data-figure="median">${span(lastTimed?.median)}</strong> from Kafka to
          this page (median), <span class="warm">${span(lastTimed?.slowest)}</span> the slowest 1 %
        </figcaption>
        <div class="chart"><canvas id="ways" role="img" aria-label="Delivery latency in the last minute"></canvas></div>
      </figure>
    `;
  }
}

/** Of the theme, by name; charts ask for them whenever they draw. */
const colours = {};

function dataset(name) {
  const colour = () => colours[name];
  return { data: [], borderColor: colour, backgroundColor: colour, borderWidth: 1.5, pointRadius: 1 };
}

function chart(canvas, type, datasets) {
  return new Chart(canvas, {
    type,
    data: { labels: live.pulse.seconds.map((_, i, all) => `${all.length - i} s ago`), datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      events: [],
      scales: {
        x: { ticks: { display: false }, grid: { display: false } },
        y: {
          beginAtZero: true,
          ticks: { maxTicksLimit: 4, precision: 0, color: () => colours.faint },
          grid: { color: () => colours.line },
        },
      },
    },
  });
}
customElements.define('sw-charts', Charts);
