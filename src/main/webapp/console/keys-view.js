import './key-form.js';
import './key-list.js';
import './secret-notice.js';
import { element } from '/assets/dom.js';
import { View } from './view.js';

/** Who may call, and what. */
class KeysView extends View {
  open() {
    const notice = element('secret-notice');
    const list = element('key-list');
    this.replaceChildren(element('h2', { text: 'API keys' }), notice, list, element('h3', { text: 'A new key' }),
      element('key-form'));
    this.on(this, 'secret', ({ detail }) => {
      notice.show(detail);
      list.refresh();
    });
  }
}

customElements.define('keys-view', KeysView);
