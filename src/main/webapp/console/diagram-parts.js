// What a sequence diagram is drawn of. Where anything stands is decided elsewhere.
import { svg } from './svg.js';

const LEFT = 64;
const EDGE = 36;
const NARROWEST = 74;
const WIDEST = 150;

/** Where each party stands, in the room that there is. */
export class Columns {
  #parties;
  #column;

  constructor(parties, room) {
    this.#parties = parties;
    this.#column = Math.min(WIDEST, Math.max(NARROWEST, (room - LEFT - 2 * EDGE) / (parties.length - 1)));
  }

  get width() {
    return LEFT + 2 * EDGE + this.#column * (this.#parties.length - 1);
  }

  of(party) {
    return LEFT + EDGE + this.#column * this.#parties.indexOf(party);
  }
}

export function lifeline(party, x, bottom) {
  return [
    svg('text', { x, y: 22, 'text-anchor': 'middle', class: 'party' }, party),
    svg('line', { x1: x, y1: 32, x2: x, y2: bottom, class: 'lifeline' }),
  ];
}

/** A message, its words above it, its time at the left. */
export function arrow({ from, to, text, tone = '', pending, unsure, y, mark }, columns) {
  const kind = `message ${tone} ${pending || unsure ? 'unsure' : ''}`;
  const time = svg('text', { x: 4, y: y + 4, class: 'when' }, mark);
  const [start, end] = [columns.of(from), columns.of(to)];
  if (from === to) {
    return [
      time,
      svg('circle', { cx: start, cy: y, r: 4, class: kind }),
      svg('text', { x: start + 10, y: y + 4, class: kind }, text),
    ];
  }
  const tip = end > start ? -8 : 8;
  return [
    time,
    svg('line', { x1: start, y1: y, x2: end, y2: y, class: kind }),
    svg('path', { d: `M${end + tip} ${y - 4}L${end} ${y}L${end + tip} ${y + 4}`, class: `${kind} tip` }),
    svg('text', { x: (start + end) / 2, y: y - 5, 'text-anchor': 'middle', class: kind }, text),
  ];
}

/** A time that a party waits, with words at its side. */
export function bar(x, top, bottom, words) {
  return [
    svg('rect', { x: x - 3, y: top, width: 6, height: bottom - top, class: 'bar' }),
    svg('text', { x: x - 10, y: top + 20, 'text-anchor': 'end', class: 'when' }, words),
  ];
}

export function nowLine({ y, mark }, right) {
  return [
    svg('line', { x1: LEFT, y1: y, x2: right, y2: y, class: 'now' }),
    svg('text', { x: 4, y: y + 4, class: 'now' }, mark),
    svg('text', { x: right - 4, y: y - 4, 'text-anchor': 'end', class: 'now' }, 'now'),
  ];
}
