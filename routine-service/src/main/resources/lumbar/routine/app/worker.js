// Before this come SHELL, the files of this release, and RELEASE, its name.
// The app's page and files come from here, so that it opens without a network. Answers of the APIs never do: they are people's data.
const OURS = 'lumbar-app-';
const STORE = OURS + RELEASE;

addEventListener('install', (event) => {
  const fresh = SHELL.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(fresh)));
});

addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => clients.claim())));

// A new release waits until no session runs; then the page says so.
addEventListener('message', (event) => {
  if (event.data === 'take-over') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin || !SHELL.includes(address.pathname)) return;
  event.respondWith(stored(address.pathname).then((found) => found ?? fetch(request)));
});

async function stored(path) {
  return (await caches.open(STORE)).match(path);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== STORE).map((name) => caches.delete(name)));
}
