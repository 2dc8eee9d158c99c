import { PARTIES, isOpen, story } from './exchange-story.js';

const SVG = 'http://www.w3.org/2000/svg';
const COLUMN = 170;
const LEFT = 150;
const TOP = 50;
const LEAST_GAP = 26;
const GAP_PER_DECADE = 12;

/**
 * An exchange as a sequence diagram: time goes down, a line between two messages is the longer the more time lay between them, by
 * its logarithm, and what is still waited for is dashed.
 */
class SequenceDiagram extends HTMLElement {
  set exchange(exchange) {
    const messages = story(exchange);
    const parties = PARTIES.filter((party) => messages.some(({ from, to }) => from === party || to === party));
    const now = Date.now();
    const rows = placed(messages, now);
    const bottom = (rows.at(-1)?.y ?? TOP) + 40;
    const drawing = svg('svg', {
      viewBox: `0 0 ${LEFT + COLUMN * parties.length} ${bottom}`, role: 'img', 'aria-label': inWords(rows),
    });
    parties.forEach((party, index) => drawing.append(...lifeline(party, column(index), bottom)));
    rows.forEach((row) => drawing.append(...arrow(row, parties)));
    this.classList.toggle('open', isOpen(exchange));
    this.replaceChildren(drawing);
  }
}

function placed(messages, now) {
  let y = TOP;
  let before = messages[0]?.at ?? now;
  return messages.map((message) => {
    const gap = Math.max(0, message.at - before);
    y += LEAST_GAP + GAP_PER_DECADE * Math.log10(1 + gap);
    before = message.at;
    return { ...message, y, after: since(message, messages[0].at, now) };
  });
}

function since(message, began, now) {
  return message.pending ? `in ${duration(Math.max(0, message.at - now))}` : `+${duration(message.at - began)}`;
}

/** A duration for people, such as 12 ms, 3.4 s, 5 min or 2.5 h. */
export function duration(milliseconds) {
  const units = [[3_600_000, 'h'], [60_000, 'min'], [1000, 's']];
  const [size, unit] = units.find(([least]) => milliseconds >= least) ?? [1, 'ms'];
  const value = milliseconds / size;
  return `${value < 10 && size > 1 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

function inWords(rows) {
  return rows.map(({ after, from, to, text }) => `${after}: ${from} to ${to}, ${text}`).join('; ');
}

function lifeline(party, x, bottom) {
  return [
    svg('text', { x, y: 24, 'text-anchor': 'middle', class: 'party' }, party),
    svg('line', { x1: x, y1: 34, x2: x, y2: bottom, class: 'lifeline' }),
  ];
}

function arrow({ from, to, text, tone, pending, y, after }, parties) {
  const start = column(parties.indexOf(from));
  const end = column(parties.indexOf(to));
  const kind = `message ${tone ?? ''} ${pending ? 'pending' : ''}`;
  const label = { y: y - 5, 'text-anchor': 'middle', class: kind };
  const when = svg('text', { x: 8, y: y + 4, class: 'when' }, after);
  if (from === to) {
    return [when, svg('circle', { cx: start, cy: y, r: 4, class: kind }), svg('text', { ...label, x: start + 75, y: y + 4 }, text)];
  }
  const tip = end > start ? -8 : 8;
  return [
    when,
    svg('line', { x1: start, y1: y, x2: end, y2: y, class: kind }),
    svg('path', { d: `M${end + tip} ${y - 4}L${end} ${y}L${end + tip} ${y + 4}`, class: kind }),
    svg('text', { ...label, x: (start + end) / 2 }, text),
  ];
}

function column(index) {
  return LEFT + COLUMN * index + 20;
}

function svg(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

customElements.define('sequence-diagram', SequenceDiagram);
