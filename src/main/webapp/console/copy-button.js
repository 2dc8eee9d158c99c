import { element } from '/assets/dom.js';

/** Puts a text into the clipboard; where the browser doesn't let it (plain HTTP from elsewhere), shows it to be copied by hand. */
class CopyButton extends HTMLElement {
  #button = element('button', { type: 'button', onclick: () => this.#copy() });
  #said = element('span', { role: 'status', class: 'good' });

  /** Gives the text, or a promise of it. */
  source = () => '';

  connectedCallback() {
    this.#button.textContent = this.getAttribute('label');
    this.replaceChildren(this.#button, this.#said);
  }

  async #copy() {
    const text = await this.source();
    try {
      await navigator.clipboard.writeText(text);
      this.#said.textContent = 'Copied';
    } catch {
      this.#said.replaceChildren(element('pre', { tabindex: 0, text }));
    }
  }
}

customElements.define('copy-button', CopyButton);
