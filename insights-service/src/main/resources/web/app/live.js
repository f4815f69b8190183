import { load } from './filter.js';

const QUIET_MS = 1500;
const LOST_AFTER_MS = 10_000;
const AGAIN_AFTER_MS = 15_000;

/**
 * Shows a page anew when a client on it changes: all clients on the list, one on their own page. Whoever is writing is not
 * disturbed. A stream ends after some minutes and the browser opens another; what was missed meanwhile is read again then.
 * A connection that stays away is said.
 */
export function followChanges(bringToLife) {
  const own = location.pathname.split('/')[2];
  const banner = document.querySelector('#connection p');
  let changes;
  let quiet;
  let lost;
  let opened = false;

  const refresh = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => show(bringToLife), QUIET_MS);
  };
  const connect = () => {
    changes = new EventSource('/live');
    changes.addEventListener('open', () => {
      clearTimeout(lost);
      lost = undefined;
      banner.hidden = true;
      if (opened) refresh();
      opened = true;
    });
    changes.addEventListener('message', (event) => {
      if (!own || JSON.parse(event.data).clientId === own) refresh();
    });
    changes.addEventListener('error', () => {
      lost ??= setTimeout(() => (banner.hidden = false), LOST_AFTER_MS);
      // The browser gives up on answers that are no stream.
      if (changes.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_AFTER_MS);
    });
  };
  connect();
  addEventListener('pagehide', () => changes.close());
}

async function show(bringToLife) {
  const main = document.querySelector('main');
  if (main.querySelector('input:focus, textarea:focus, select:focus')) return;
  const page = await load(location.href).catch(() => null);
  if (!page) return;
  const open = [...main.querySelectorAll('details')].map((details) => details.open);
  const focused = document.activeElement?.getAttribute('href');
  main.replaceChildren(...page.querySelector('main').childNodes);
  main.querySelectorAll('details').forEach((details, i) => (details.open = open[i] ?? false));
  if (focused) main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  bringToLife();
}
