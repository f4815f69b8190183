import { load } from './filter.js';

const SOON_MS = 200;
const BETWEEN_MS = 1500;
const LOST_AFTER_MS = 10_000;
const AGAIN_AFTER_MS = 15_000;

/**
 * Shows a page anew when a client on it changes: all clients on the list, one on their own page. Whoever is writing is not
 * disturbed. The first change shows at once and what follows in steps, so that a practice that never rests is shown, too. A stream ends after some minutes and the browser opens another; what was missed meanwhile is read again then.
 * A connection that stays away is said. A change that is traced is read in its trace: of several the last.
 */
export function followChanges(bringToLife) {
  const own = location.pathname.split('/')[2];
  const banner = document.querySelector('#connection p');
  let changes;
  let waits;
  let shown = -BETWEEN_MS;
  let lost;
  let opened = false;
  let trace;

  const refresh = (traceparent) => {
    trace = traceparent ?? trace;
    waits ??= setTimeout(() => {
      waits = undefined;
      shown = performance.now();
      show(bringToLife, trace);
      trace = undefined;
    }, Math.max(SOON_MS, shown + BETWEEN_MS - performance.now()));
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
      const { clientId, traceparent } = JSON.parse(event.data);
      if (!own || clientId === own) refresh(traceparent);
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

async function show(bringToLife, traceparent) {
  const main = document.querySelector('main');
  if (main.querySelector('input:focus, textarea:focus, select:focus')) return;
  const page = await load(location.href, undefined, traceparent && { traceparent }).catch(() => null);
  if (!page) return;
  const open = [...main.querySelectorAll('details')].map((details) => details.open);
  const focused = document.activeElement?.getAttribute('href');
  main.replaceChildren(...page.querySelector('main').childNodes);
  main.querySelectorAll('details').forEach((details, i) => (details.open = open[i] ?? false));
  if (focused) main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  bringToLife();
}
