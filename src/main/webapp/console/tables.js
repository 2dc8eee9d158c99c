import { element } from '/assets/dom.js';

/** A table: columns are {title, cell(row), number}, where a cell is text or an element. */
export function table(caption, columns, rows, properties = {}) {
  const kind = (column) => (column.number ? 'number' : null);
  return element('div', { class: 'wide' }, element('table', properties,
    element('caption', { text: caption }),
    element('thead', {}, element('tr', {},
      ...columns.map((column) => element('th', { scope: 'col', class: kind(column), text: column.title })))),
    element('tbody', {}, ...rows.map((row) => element('tr', {},
      ...columns.map((column) => element('td', { class: kind(column) }, column.cell(row))))))));
}

/** A state in its colour. */
export function tag(text) {
  const tones = {
    replied: 'good', delivered: 'good', failed: 'bad', dead: 'bad', expired: 'bad', cancelled: 'warn', retrying: 'warn',
  };
  return element('span', { class: tones[text] ?? 'quiet', text });
}

/** The time of day, in the reader's own zone. */
export function clockTime(instant) {
  return instant ? new Date(instant).toLocaleTimeString() : '';
}
