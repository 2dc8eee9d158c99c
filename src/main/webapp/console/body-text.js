import { element } from '/assets/dom.js';
import { count } from './format.js';

/** A body to be read: {contentType, size, text, truncated, masked, note}, the note in place of the text. */
export function bodyText(title, body) {
  return element('figure', {},
    element('figcaption', {}, element('strong', { text: title }), ` ${about(body)}`),
    element('pre', { tabindex: 0, 'aria-label': title, text: body.text ?? body.note }));
}

function about({ contentType, size, truncated, masked }) {
  return [
    contentType || 'no content type',
    count(size, 'byte', 'bytes'),
    truncated && 'the begin of it',
    masked && 'with masked fields',
  ].filter(Boolean).join(', ');
}
