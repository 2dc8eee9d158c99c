// Publish-Subscribe: what any desk changes, every open desk is told.

/** Calls back with each customer that was changed, here or elsewhere. */
export function follow(changed) {
  const events = new EventSource('/api/topics/crm.customer-changed/events');
  events.addEventListener('message', (event) => changed(JSON.parse(event.data).data)); // a CloudEvent around the customer
}
