const QUIET_MS = 1500;

/**
 * Shows a page anew when a client on it changes: all clients on the list, one on their own page. Whoever is writing is not
 * disturbed. The browser connects again by itself; what was missed meanwhile is read with the next change.
 */
export function followChanges(bringToLife) {
  const changes = new EventSource('/live');
  const own = location.pathname.split('/')[2];
  let quiet;
  changes.addEventListener('message', (event) => {
    if (own && JSON.parse(event.data).clientId !== own) return;
    clearTimeout(quiet);
    quiet = setTimeout(() => show(bringToLife), QUIET_MS);
  });
  addEventListener('pagehide', () => changes.close());
}

async function show(bringToLife) {
  const main = document.querySelector('main');
  if (main.querySelector('input:focus, textarea:focus, select:focus')) return;
  const answer = await fetch(location.href, { redirect: 'error' }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const open = [...main.querySelectorAll('details')].map((details) => details.open);
  const focused = document.activeElement?.getAttribute('href');
  main.replaceChildren(...page.querySelector('main').childNodes);
  main.querySelectorAll('details').forEach((details, i) => (details.open = open[i] ?? false));
  if (focused) main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  bringToLife();
}
