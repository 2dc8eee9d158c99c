import { svg } from './svg.js';

const WIDTH = 120;
const HEIGHT = 24;
const POINTS = 60;

/** The last minute as a line; the number beside it says what it ends with, so it is for the eye alone. */
class SparkLine extends HTMLElement {
  #line = svg('polyline', {});

  connectedCallback() {
    this.setAttribute('aria-hidden', 'true');
    this.replaceChildren(svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none' }, this.#line));
  }

  set values(values) {
    const most = Math.max(...values, 1);
    const points = values.map((value, index) => {
      const x = WIDTH * (index + POINTS - values.length) / (POINTS - 1);
      return `${x.toFixed(1)},${(HEIGHT - 2 - (HEIGHT - 4) * value / most).toFixed(1)}`;
    });
    this.#line.setAttribute('points', points.join(' '));
  }
}

customElements.define('spark-line', SparkLine);
