import './event-watch.js';
import './secret-notice.js';
import './subscription-form.js';
import './subscription-list.js';
import './test-event.js';
import { element } from '/assets/dom.js';
import { View } from './view.js';

/** One topic: who subscribes to it, and what goes through it. */
class TopicView extends View {
  open(topic) {
    const secret = element('secret-notice');
    const list = element('subscription-list', { topic });
    const form = element('subscription-form', { topic });
    this.on(this, 'secret', ({ detail }) => secret.show(detail));
    this.on(form, 'made', () => list.refresh());
    this.replaceChildren(
      element('p', {}, element('a', { href: '#topics', text: 'All topics' })),
      element('h2', { text: topic }),
      secret, list,
      section('A new webhook subscription', form),
      section('Publish a test event', element('test-event', { topic })),
      section('Watch the stream', element('event-watch', { topic })));
  }
}

function section(title, content) {
  return element('section', { class: 'card' }, element('h3', { text: title }), content);
}

customElements.define('topic-view', TopicView);
