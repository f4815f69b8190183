/** Where this installation runs: the page that brings the app says it. */
const told = document.body.dataset;

export const settings = {
  issuer: told.issuer ?? '',
  clientId: told.clientId ?? 'lumbar-app',
  routine: told.routine || location.origin,
  session: told.session || location.origin,
  insights: told.insights || location.origin,
  /** Where the identity provider leads back to. */
  home: location.origin + '/app',
};

const INSTALLATION = 'lumbar-installation';

/** Names this installation of the app in the events that it sends; about nobody. */
export function installation(): string {
  let id = localStorage.getItem(INSTALLATION);
  if (!id) {
    id = crypto.randomUUID();
    localStorage.setItem(INSTALLATION, id);
  }
  return 'urn:lumbar:app:client-' + id;
}
