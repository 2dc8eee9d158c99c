import { element } from '/assets/dom.js';

/** A field for a content type that offers the usual ones. */
export function contentTypeField(id, usual) {
  return element('label', {}, 'Content type',
    element('input', { name: 'contentType', list: id, value: usual[0], required: true, maxlength: 200, autocomplete: 'off' }),
    element('datalist', { id }, ...usual.map((value) => element('option', { value }))));
}
