// The employee's desk: a list, a card, and what happens to customers elsewhere.
import './customer-list.js';
import './customer-card.js';
import '/assets/signed-in.js';
import { requireSession } from '/assets/session.js';
import { follow } from './customer-changes.js';

const list = document.querySelector('customer-list');
const card = document.querySelector('customer-card');

document.querySelector('signed-in').show(await requireSession());
list.addEventListener('choose', (event) => card.show(event.detail));
follow((customer) => {
  list.changed(customer);
  card.changed(customer);
});
