const PREFIX = 'note ';

/**
 * What somebody types survives whatever takes the page away before it is sent, as a session that was over or a live change: it stays in
 * this tab until the page shows it as sent, or they sign out. If its alert has left the page meanwhile, it is shown apart.
 */
export function restoreDrafts() {
  if (document.querySelector('[data-code="signed-out"]')) return sessionStorage.clear();
  if (!document.querySelector('.why')) return;
  const page = `${PREFIX}${location.pathname} `;
  const here = new Set();
  document.querySelectorAll('.alerts form').forEach((form) => {
    const note = form.elements.note;
    if (!note) return;
    const keys = [...form.querySelectorAll('[name="alert"]')].map((alert) => page + alert.value);
    keys.forEach((key) => here.add(key));
    const sent = [...form.closest('li').querySelectorAll('q')].map((shown) => shown.textContent);
    keys
      .filter((key) => sent.includes(sessionStorage.getItem(key)?.trim()))
      .forEach((key) => sessionStorage.removeItem(key));
    const typed = keys.map((key) => sessionStorage.getItem(key)).find((draft) => draft);
    if (typed && !note.value) note.value = typed;
    if (note.value) note.closest('details').open = true;
    if ('drafts' in form.dataset) return;
    form.dataset.drafts = '';
    note.addEventListener('input', () => {
      keys.slice(1).forEach((key) => sessionStorage.removeItem(key));
      if (note.value.trim()) sessionStorage.setItem(keys[0], note.value);
      else sessionStorage.removeItem(keys[0]);
    });
  });
  showUnsent(page, here);
}

function showUnsent(page, here) {
  document.querySelectorAll('.unsent').forEach((shown) => shown.remove());
  const template = document.getElementById('unsent');
  if (!template) return;
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(page) && !here.has(key))
    .forEach((key) => {
      const shown = template.content.firstElementChild.cloneNode(true);
      shown.querySelector('q').textContent = sessionStorage.getItem(key);
      shown.querySelector('button').addEventListener('click', () => {
        sessionStorage.removeItem(key);
        shown.remove();
      });
      template.before(shown);
    });
}
