import './copy-button.js';
import { element } from '/assets/dom.js';

/** A key, a secret or both, shown this once: when they are put away, the page has them no more. */
class SecretNotice extends HTMLElement {
  show({ name, key, secret }) {
    const shown = Object.entries({ key, secret }).filter(([, text]) => text);
    const words = shown.map(([what]) => what).join(' and the ');
    this.replaceChildren(element('section', { class: 'card notice', 'aria-label': `Secret of ${name}` },
      element('p', { role: 'status', text: `The ${words} of ${name}. Shown this once: copy it now to where it is needed.` }),
      ...shown.map(([what, text]) => line(what, text)),
      element('div', { class: 'buttons' },
        element('button', { type: 'button', text: 'Put it away', onclick: () => this.replaceChildren() }))));
    this.querySelector('button').focus();
  }
}

function line(what, text) {
  const copy = element('copy-button', { label: `Copy the ${what}` });
  copy.source = () => text;
  return element('div', { class: 'buttons' }, element('code', { text }), copy);
}

customElements.define('secret-notice', SecretNotice);
