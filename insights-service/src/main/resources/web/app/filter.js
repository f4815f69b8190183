const QUIET_MS = 200;

/** Shows what a search form finds while it is filled in. Without script the form does the same with a button. */
export function filterLive(form) {
  const found = document.querySelector(form.dataset.live);
  let quiet;
  let running = new AbortController();

  const show = async () => {
    const url = `${form.getAttribute('action')}?${new URLSearchParams(new FormData(form))}`;
    running.abort();
    running = new AbortController();
    found.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(url, { signal: running.signal, redirect: 'error' });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      found.replaceChildren(...page.querySelector(form.dataset.live).childNodes);
      history.replaceState(null, '', url);
      found.removeAttribute('aria-busy');
    } catch (error) {
      // Signed out or cut off: a whole page load says so, or signs in again.
      if (error.name !== 'AbortError') location.assign(url);
    }
  };

  form.classList.add('live');
  form.addEventListener('input', () => {
    clearTimeout(quiet);
    quiet = setTimeout(show, QUIET_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
}
