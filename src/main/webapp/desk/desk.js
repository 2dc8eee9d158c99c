// The employee's desk: a list, a card, and what happens to customers elsewhere.
import './customer-list.js';
import './customer-card.js';
import { follow } from './customer-changes.js';

const list = document.querySelector('customer-list');
const card = document.querySelector('customer-card');

list.addEventListener('choose', (event) => card.show(event.detail));
follow((customer) => {
  list.changed(customer);
  card.changed(customer);
});
