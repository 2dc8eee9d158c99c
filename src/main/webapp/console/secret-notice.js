import './copy-button.js';
import { element } from '/assets/dom.js';

/** A secret, shown this once: when it is put away, the page has it no more. */
class SecretNotice extends HTMLElement {
  show({ name, secret }) {
    const copy = element('copy-button', { label: 'Copy the secret' });
    copy.source = () => secret;
    this.replaceChildren(element('section', { class: 'card notice', 'aria-label': `Secret of ${name}` },
      element('p', { role: 'status', text: `The secret of ${name}. It is shown this once: copy it to the receiver now.` }),
      element('code', { text: secret }),
      element('div', { class: 'buttons' }, copy,
        element('button', { type: 'button', text: 'Put it away', onclick: () => this.replaceChildren() }))));
    copy.querySelector('button').focus();
  }
}

customElements.define('secret-notice', SecretNotice);
