// Which view is shown: the part of the address after the #, with what it is about behind a slash.
import './feed-status.js';
import './overview-view.js';
import './exchanges-view.js';
import './exchange-view.js';
import './deliveries-view.js';
import './topics-view.js';
import './topic-view.js';
import './try-view.js';
import { element } from '/assets/dom.js';

const VIEWS = {
  overview: { title: 'Overview', link: 'overview' },
  exchanges: { title: 'Exchanges', link: 'exchanges' },
  exchange: { title: 'Exchange', link: 'exchanges' },
  deliveries: { title: 'Deliveries', link: 'deliveries' },
  topics: { title: 'Topics', link: 'topics' },
  topic: { title: 'Topic', link: 'topics' },
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

addEventListener('hashchange', () => {
  show();
  main.focus();
});
show();
