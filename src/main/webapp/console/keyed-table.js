import { element } from '/assets/dom.js';

/**
 * A table whose rows have keys: a row that stays is the same element, so that focus, selection and the reader's place stay too.
 *
 * A column is {title, text(row), href(row), tone(row), number}, or makes an element for its cells, or null:
 * {title, make(entry), fill(made, row)}, where entry.row is the row as it is now. The column with head heads its row.
 * Roles are given because the style for phones, in which each row is a block, would take them away.
 */
export class KeyedTable {
  #columns;
  #entries = new Map();
  #body = element('tbody', { role: 'rowgroup' });
  #none;

  constructor(caption, columns, none) {
    this.#columns = columns;
    this.#none = element('p', { class: 'none' },
      element('strong', { text: caption }), element('span', { class: 'quiet', text: none }));
    this.element = element('div', { class: 'wide', role: 'region', tabindex: 0, 'aria-label': caption },
      element('table', { role: 'table' },
        element('caption', { text: caption }),
        element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...columns.map(heading))),
        this.#body),
      this.#none);
  }

  /** The rows as they are now, in this order. */
  show(rows, key = (row) => row.id) {
    this.#drop(new Set(rows.map(key)));
    rows.forEach((row, index) => {
      const { line } = this.#filled(key(row), row);
      if (this.#body.children[index] !== line) {
        this.#body.insertBefore(line, this.#body.children[index] ?? null);
      }
    });
    this.#none.hidden = rows.length > 0;
    this.element.classList.toggle('empty', rows.length === 0);
  }

  #drop(kept) {
    for (const [key, { line }] of this.#entries) {
      if (!kept.has(key)) {
        if (line.contains(document.activeElement)) {
          this.element.focus();
        }
        line.remove();
        this.#entries.delete(key);
      }
    }
  }

  #filled(key, row) {
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { row, line: element('tr', { role: 'row' }, ...this.#columns.map(emptyCell)) };
      this.#columns.forEach((column, index) => entry.line.cells[index].append(column.make?.(entry) ?? ''));
      this.#entries.set(key, entry);
    }
    entry.row = row;
    this.#columns.forEach((column, index) => fill(entry.line.cells[index], column, row));
    return entry;
  }
}

function heading(column) {
  return element('th', { scope: 'col', role: 'columnheader', class: column.number ? 'number' : null, text: column.title });
}

function emptyCell(column) {
  return column.head
    ? element('th', { scope: 'row', role: 'rowheader' })
    : element('td', { role: 'cell', 'data-title': column.title });
}

function fill(cell, column, row) {
  if (column.make) {
    if (column.fill && cell.firstElementChild) {
      column.fill(cell.firstElementChild, row);
    }
    return;
  }
  const text = String(column.text(row) ?? '');
  if (cell.textContent !== text) {
    cell.replaceChildren(column.href ? element('a', { href: column.href(row), text }) : text);
  }
  cell.className = [column.number && 'number', column.tone?.(row)].filter(Boolean).join(' ');
}
