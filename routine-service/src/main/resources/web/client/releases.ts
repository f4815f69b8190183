/** Keeps the app's files on the device. A new release waits: the person decides when, and never in the middle of a session. */
import type { App } from './app';

export function followReleases(app: App): void {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  let replaced = false;
  const hadOne = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (hadOne && !replaced) location.reload();
    replaced = true;
  });
  void workers.register('/app/worker.js', { scope: '/app' }).then((registration) => {
    const offer = (worker: ServiceWorker | null) => {
      if (!worker || !workers.controller) return;
      app.waitingRelease = worker;
      app.show();
    };
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const next = registration.installing;
      next?.addEventListener('statechange', () => {
        if (next.state === 'installed') offer(next);
      });
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
    });
  }, () => undefined);
}

/** The page is opened anew with the new release; what was stored is there. */
export function takeOver(app: App): void {
  app.waitingRelease?.postMessage('take-over');
}
