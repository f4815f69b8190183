const PREFIX = 'note ';

/**
 * What somebody types survives whatever takes the page away before it is sent, as a session that was over: it stays in this tab until
 * its alert is answered, or they sign out.
 */
export function restoreDrafts() {
  if (document.querySelector('[data-code="signed-out"]')) return sessionStorage.clear();
  const page = `${PREFIX}${location.pathname} `;
  const unanswered = new Set();
  document.querySelectorAll('.alerts form').forEach((form) => {
    const note = form.elements.note;
    const key = page + form.querySelector('[name="alert"]').value;
    unanswered.add(key);
    const typed = sessionStorage.getItem(key);
    if (typed && !note.value) {
      note.value = typed;
      note.closest('details').open = true;
    }
    note.addEventListener('input', () => sessionStorage.setItem(key, note.value));
  });
  if (!document.querySelector('.viewer')) return;
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(page) && !unanswered.has(key))
    .forEach((key) => sessionStorage.removeItem(key));
}
