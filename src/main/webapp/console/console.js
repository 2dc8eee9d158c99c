// Which view is shown: the part of the address after the #, with what it is about behind a slash.
import './overview-view.js';
import './exchanges-view.js';
import './exchange-view.js';
import './deliveries-view.js';
import './topics-view.js';
import './try-view.js';
import { element } from '/assets/dom.js';

const VIEWS = {
  overview: 'overview-view',
  exchanges: 'exchanges-view',
  exchange: 'exchange-view',
  deliveries: 'deliveries-view',
  topics: 'topics-view',
  try: 'try-view',
};

function show() {
  const [name, about] = location.hash.slice(1).split('/');
  const view = VIEWS[name] ?? VIEWS.overview;
  document.querySelectorAll('nav a').forEach((link) => {
    const current = link.hash === `#${name || 'overview'}`;
    link.toggleAttribute('aria-current', current);
  });
  document.querySelector('main').replaceChildren(element(view, { about: about && decodeURIComponent(about) }));
}

addEventListener('hashchange', show);
show();
