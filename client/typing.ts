/** Fields that somebody has put words into. What a page itself writes into a field is there again after a reload. */
const touched = new WeakSet<EventTarget>();

/** Takes note of the fields that are typed into; called once. */
export function startNoticing(): void {
  addEventListener(
    'input',
    ({ target }) => {
      if (target) touched.add(target);
    },
    true,
  );
}

const fields = 'textarea, input, [contenteditable]';
const openForm = 'dialog[open] :is(form, input, textarea, select)';
/** Types of inputs that hold words. What is ticked, slid or counted is done again in a moment. */
const wordy = new Set(['text', 'email', 'password', 'tel', 'url']);

/** Whether a reload would cost somebody words: some not sent, focused or not, or a dialog that asks for something. */
export function beingTyped(): boolean {
  return document.querySelector(openForm) !== null || [...document.querySelectorAll(fields)].some(holdsWords);
}

function holdsWords(field: Element): boolean {
  if (!touched.has(field)) return false;
  if (field instanceof HTMLTextAreaElement) return field.value.trim() !== '';
  if (!(field instanceof HTMLInputElement)) return field.textContent.trim() !== '';
  // What is searched for is never sent: it counts while it is being typed.
  const counts = wordy.has(field.type) || (field.type === 'search' && field === document.activeElement);
  return counts && field.value.trim() !== '';
}
