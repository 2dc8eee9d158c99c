import { element } from '/assets/dom.js';

/** Asks before something that can't be undone; whether it was confirmed. */
export function confirmed(question, consent) {
  const dialog = element('dialog', { 'aria-labelledby': 'question' },
    element('form', { method: 'dialog' },
      element('p', { id: 'question', text: question }),
      element('div', { class: 'buttons' },
        element('button', { value: 'yes', class: 'main', text: consent }),
        element('button', { value: '', text: 'Leave it', autofocus: true }))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'yes');
    });
  });
}
