import { element } from './dom.js';
import { signOut } from './session.js';

/** Whose page this is, and the way out. */
class SignedIn extends HTMLElement {
  show({ mode, name, expiresAt }) {
    const out = element('button', { type: 'button', text: 'Sign out', onclick: signOut });
    this.replaceChildren(element('span', { class: 'quiet', text: name || mode }), expiresAt ? out : '');
  }
}

customElements.define('signed-in', SignedIn);
