/** What became of something the reader did, read aloud by screen readers. */
class StatusLine extends HTMLElement {
  connectedCallback() {
    this.setAttribute('role', 'status');
  }

  good(words) {
    this.#say('good', words);
  }

  bad(words) {
    this.#say('bad', words);
  }

  quiet(words) {
    this.#say('quiet', words);
  }

  #say(tone, words) {
    this.className = tone;
    if (this.textContent !== words) {
      this.textContent = words;
    }
  }
}

customElements.define('status-line', StatusLine);
