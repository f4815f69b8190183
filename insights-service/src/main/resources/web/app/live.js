import { load } from './filter.js';
import { renew } from './renew.js';

const SOON_MS = 200;
const BETWEEN_MS = 1500;
const LOST_AFTER_MS = 10_000;
const AGAIN_AFTER_MS = 15_000;
/** The service says something every ten seconds; a connection on which nothing is heard for longer is dead, whatever the browser thinks. */
const SILENT_AFTER_MS = 25_000;

/**
 * Shows a page anew when a client on it changes: all clients on the list, one on their own page. The first change shows at once and
 * what follows in steps, so that a practice that never rests is shown, too. A stream ends after some minutes and the browser opens
 * another; what was missed meanwhile is read again then. A connection that stays away, or silent, is said, with the time up to which the
 * page is known to be true. A change that is traced is read in its trace: of several the last.
 */
export function followChanges(bringToLife) {
  const own = location.pathname.split('/')[2];
  const refresh = refresher(bringToLife);
  const banner = document.querySelector('#connection p');
  let heard = new Date();
  let opened = false;
  let changes;
  let silence;
  let lost;
  let again;

  const say = () => {
    const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' });
    banner.querySelector('time').textContent = clock.format(heard);
    banner.hidden = false;
  };
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      say();
      connect();
    }, SILENT_AFTER_MS);
  };
  const alive = () => {
    heard = new Date();
    clearTimeout(lost);
    lost = undefined;
    banner.hidden = true;
    listen();
  };
  const connect = () => {
    clearTimeout(again);
    changes?.close();
    changes = new EventSource('/live');
    listen();
    changes.addEventListener('open', () => {
      alive();
      if (opened) refresh();
      opened = true;
    });
    changes.addEventListener('beat', alive);
    changes.addEventListener('message', (event) => {
      alive();
      const { clientId, traceparent } = JSON.parse(event.data);
      if (!own || clientId === own) refresh(traceparent);
    });
    changes.addEventListener('error', ({ target }) => {
      if (target !== changes) return;
      // What happens until the next one is open is read then.
      opened = true;
      lost ??= setTimeout(say, LOST_AFTER_MS);
      // The browser gives up on answers that are no stream.
      if (changes.readyState !== EventSource.CLOSED) return;
      clearTimeout(silence);
      again = setTimeout(connect, AGAIN_AFTER_MS);
    });
  };
  connect();
  document.addEventListener('focusout', ({ target }) => {
    if (target.closest('[data-behind]')) refresh();
  });
  addEventListener('pagehide', () => changes.close());
}

/** Reads the page again, one time after the other, and not more often than anybody can look. */
function refresher(bringToLife) {
  let waits;
  let shown = -BETWEEN_MS;
  let running = false;
  let wanted = false;
  let trace;

  const refresh = (traceparent) => {
    trace = traceparent ?? trace;
    wanted = true;
    if (running) return;
    waits ??= setTimeout(run, Math.max(SOON_MS, shown + BETWEEN_MS - performance.now()));
  };
  const run = async () => {
    waits = undefined;
    running = true;
    wanted = false;
    shown = performance.now();
    const traceparent = trace;
    trace = undefined;
    try {
      await show(bringToLife, traceparent);
    } finally {
      running = false;
      if (wanted) refresh();
    }
  };
  return refresh;
}

async function show(bringToLife, traceparent) {
  const asked = location.href;
  const page = await load(asked, undefined, traceparent && { traceparent }).catch(() => null);
  // Whoever has searched meanwhile sees, or will see, what they asked for.
  const main = document.querySelector('main');
  // A report is of the moment that it names.
  if (main.querySelector('.report')) return;
  if (!page || asked !== location.href || main.querySelector('[aria-busy]')) return;
  renew(main, page.querySelector('main'));
  bringToLife();
}
