// A key for a session; then back to where one came from.
import { signIn } from '/assets/session.js';

const form = document.querySelector('form');
const said = document.querySelector('[role=status]');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { key } = Object.fromEntries(new FormData(form));
  try {
    await signIn(key.trim());
    location.replace(whence());
  } catch (problem) {
    said.className = 'bad';
    said.textContent = problem.message;
    form.elements.key.select();
  }
});

/** A page of ours, whatever the address says. */
function whence() {
  const to = new URL(new URLSearchParams(location.search).get('to') ?? '/', location.origin);
  return to.origin === location.origin ? to.pathname + to.hash : '/';
}
