const QUIET_MS = 200;
const SIGN_IN_NEEDED = 499;

/** Shows what a search form finds while it is filled in. Without script the form does the same with a button. */
export function filterLive(form) {
  if (form.classList.contains('live')) return;
  // A live change puts others in their place.
  const list = () => document.querySelector(form.dataset.live);
  const number = () => document.getElementById('count');
  let quiet;
  let running = new AbortController();

  const show = async () => {
    const url = address(form);
    running.abort();
    running = new AbortController();
    list().setAttribute('aria-busy', 'true');
    number().textContent = number().dataset.loading;
    try {
      const page = await load(url, running.signal);
      list().replaceChildren(...page.querySelector(form.dataset.live).childNodes);
      number().textContent = page.getElementById('count').textContent;
      page.querySelectorAll('[data-count]').forEach((fresh) => {
        form.querySelector(`[data-count="${fresh.dataset.count}"]`).textContent = fresh.textContent;
      });
      history.replaceState(null, '', url);
    } catch (error) {
      if (error.name === 'AbortError') return;
      const found = list();
      found.replaceChildren(document.getElementById('failed').content.cloneNode(true));
      found.querySelector('button').addEventListener('click', show);
      number().textContent = '';
    }
    list().removeAttribute('aria-busy');
  };

  form.classList.add('live');
  form.addEventListener('input', () => {
    clearTimeout(quiet);
    quiet = setTimeout(show, QUIET_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(quiet);
    show();
  });
}

function address(form) {
  const asked = [...new FormData(form)].filter(([, value]) => value !== '');
  const query = new URLSearchParams(asked).toString();
  return query ? `${form.getAttribute('action')}?${query}` : form.getAttribute('action');
}

/** The page at an address. Whoever is no longer signed in goes there the long way, by the sign-in. */
export async function load(url, signal, headers) {
  const answer = await fetch(url, { signal, headers: { 'X-Requested-With': 'JavaScript', ...headers } });
  if (answer.status === SIGN_IN_NEEDED) location.assign(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}
