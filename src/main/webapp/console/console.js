// Which view is shown: the part of the address after the #, with what it is about behind a slash.
import './feed-status.js';
import './overview-view.js';
import './exchanges-view.js';
import './exchange-view.js';
import './deliveries-view.js';
import './topics-view.js';
import './topic-view.js';
import './try-view.js';
import './keys-view.js';
import '/assets/signed-in.js';
import { element } from '/assets/dom.js';
import { isOperator, requireSession } from '/assets/session.js';
import { feed } from './feed.js';

const VIEWS = {
  overview: { title: 'Overview', link: 'overview' },
  exchanges: { title: 'Exchanges', link: 'exchanges' },
  exchange: { title: 'Exchange', link: 'exchanges' },
  deliveries: { title: 'Deliveries', link: 'deliveries' },
  topics: { title: 'Topics', link: 'topics' },
  topic: { title: 'Topic', link: 'topics' },
  keys: { title: 'Keys', link: 'keys' },
  try: { title: 'Try it', link: 'try' },
};

const main = document.querySelector('main');

function show() {
  const [name, about] = location.hash.slice(1).split('?')[0].split('/');
  const known = Object.hasOwn(VIEWS, name) ? name : 'overview';
  const { title, link } = VIEWS[known];
  document.title = `${title} · Switchboard`;
  document.querySelectorAll('nav a').forEach((each) => mark(each, each.hash === `#${link}`));
  main.replaceChildren(element(`${known}-view`, { about: about && decodeURIComponent(about) }));
}

function mark(link, current) {
  if (current) {
    link.setAttribute('aria-current', 'page');
  } else {
    link.removeAttribute('aria-current');
  }
}

const session = await requireSession();
document.querySelector('signed-in').show(session);
if (isOperator(session)) {
  addEventListener('hashchange', () => {
    show();
    main.focus();
  });
  feed.follow();
  show();
} else {
  main.replaceChildren(element('p', { class: 'bad', role: 'alert', text: 'The console is for operators: this key is not one of theirs.' }));
}
