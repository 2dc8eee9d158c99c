import { PARTIES, isOpen, story } from './exchange-story.js';
import { element } from '/assets/dom.js';
import { Columns, arrow, bar, lifeline, nowLine } from './diagram-parts.js';
import { duration } from './format.js';
import { svg } from './svg.js';

const TOP = 44;
const LEAST_GAP = 26;
const GAP_PER_DECADE = 11;
const TICK_MS = 500;

/**
 * An exchange as a sequence diagram: time goes down, the line between two messages is the longer the more time lay between them, by
 * its logarithm. What is still waited for is dashed, below the line that says now, and its time counts down.
 */
class SequenceDiagram extends HTMLElement {
  #exchange = null;
  #timer = null;
  #list = element('ol');
  #drawing = element('div', { class: 'drawing', role: 'group', tabindex: 0, 'aria-label': 'Sequence diagram' });

  #resized = new ResizeObserver(() => this.#draw());

  connectedCallback() {
    this.replaceChildren(this.#drawing, element('details', {}, element('summary', { text: 'In words' }), this.#list));
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#resized.disconnect();
  }

  set exchange(exchange) {
    this.#exchange = exchange;
    clearInterval(this.#timer);
    this.#timer = isOpen(exchange) ? setInterval(() => this.#draw(), TICK_MS) : null;
    this.classList.toggle('open', isOpen(exchange));
    this.#draw();
  }

  #draw() {
    if (this.#exchange) {
      const rows = placed(story(this.#exchange), isOpen(this.#exchange) ? Date.now() : null);
      const messages = rows.filter(({ now }) => !now);
      this.#drawing.replaceChildren(drawing(rows, messages, this.#drawing.clientWidth));
      this.#list.replaceChildren(...messages.map((row) => element('li', { text: inWords(row) })));
    }
  }
}

function drawing(rows, messages, room) {
  const parties = PARTIES.filter((party) => messages.some(({ from, to }) => from === party || to === party));
  const columns = new Columns(parties, room);
  const { width } = columns;
  const bottom = (rows.at(-1)?.y ?? TOP) + 24;
  return svg('svg', { viewBox: `0 0 ${width} ${bottom}`, width, height: bottom, 'aria-hidden': 'true' },
    ...parties.flatMap((party) => lifeline(party, columns.of(party), bottom)),
    ...messages.filter(({ since }) => since).flatMap((row) => waited(row, messages, columns)),
    ...rows.flatMap((row) => (row.now ? nowLine(row, width) : arrow(row, columns))));
}

/** How long was waited between two messages. */
function waited({ since, at, from, y }, messages, columns) {
  const begin = messages.findLast((row) => row.at === since && row.from === from);
  return bar(columns.of(from), begin.y, y, `waits ${duration(Math.max(0, at - since))}`);
}

/** Where each message stands, and between what was and what will be, now; null for now where nothing is to come. */
function placed(messages, now) {
  const began = messages[0]?.at;
  const told = messages.filter(({ pending }) => !pending);
  const coming = messages.filter(({ pending }) => pending);
  const marks = now === null ? [] : [{ at: Math.max(now, told.at(-1)?.at ?? now), now: true }];
  let y = TOP;
  let before = { at: began };
  return [...told, ...marks, ...coming].map((row) => {
    y += LEAST_GAP + GAP_PER_DECADE * Math.log10(1 + Math.max(0, row.at - before.at));
    const when = row.pending ? `in ${duration(Math.max(0, row.at - now))}` : `+${duration(row.at - began)}`;
    before = { ...row, y, when, mark: when === before.when ? '' : when };
    return before;
  });
}

function inWords({ when, from, to, text }) {
  return from === to ? `${when}: ${from}, ${text}` : `${when}: ${from} to ${to}, ${text}`;
}

customElements.define('sequence-diagram', SequenceDiagram);
