/**
 * Sign-in by authorization code with PKCE (RFC 7636), as a public client. Tokens are in this tab's memory and nowhere else: after a
 * reload the provider, who knows the person still, is asked once more. Nothing that the app has stored depends on them.
 */
import { settings } from './settings';

interface Tokens {
  access: string;
  refresh?: string;
  id?: string;
  renewAt: number;
}

interface Provider {
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
}

/** How a visit of the provider's page ended; `none` if there was none. */
export type Return = 'none' | 'signed-in' | 'unknown-person' | 'failed';

const VERIFIER = 'lumbar-verifier';
const STATE = 'lumbar-state';
const PATIENCE_MS = 8_000;
const EARLY_MS = 30_000;

let tokens: Tokens | undefined;
let renewing: Promise<void> | undefined;
let provider: Provider | undefined;

/** The person's session at the provider is over: they have to sign in again. What is stored on the device stays. */
export class SignedOut extends Error {}

export function isSignedIn(): boolean {
  return tokens !== undefined;
}

/** What the provider calls the person; undefined if it doesn't say. */
export function personName(): string | undefined {
  const claims = tokens?.id?.split('.')[1];
  if (!claims) return undefined;
  const bytes = Uint8Array.from(atob(claims.replace(/-/g, '+').replace(/_/g, '/')), (each) => each.charCodeAt(0));
  const name = JSON.parse(new TextDecoder().decode(bytes)).name;
  return typeof name === 'string' ? name : undefined;
}

/**
 * Goes on to the provider, which leads back here. The page is only left if the provider answers, so that nobody loses it to a network
 * that is away.
 *
 * @param silently without a word if the provider knows the person; if not it says so at once
 */
export async function signIn(silently: boolean): Promise<void> {
  const { authorization_endpoint } = await discover();
  const verifier = random();
  const state = random();
  sessionStorage.setItem(VERIFIER, verifier);
  sessionStorage.setItem(STATE, state);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: settings.home,
    scope: 'openid profile',
    state,
    code_challenge: base64url(new Uint8Array(hash)),
    code_challenge_method: 'S256',
    ...(silently ? { prompt: 'none' } : {}),
  });
  location.assign(authorization_endpoint + '?' + asked);
}

/** Takes what the provider has sent along, if the page was opened by it, and takes it out of the address. */
export async function finishSignIn(): Promise<Return> {
  const answer = new URLSearchParams(location.search);
  if (!answer.has('code') && !answer.has('error')) return 'none';
  const verifier = sessionStorage.getItem(VERIFIER);
  const ours = answer.get('state') !== null && answer.get('state') === sessionStorage.getItem(STATE);
  sessionStorage.removeItem(VERIFIER);
  sessionStorage.removeItem(STATE);
  history.replaceState(null, '', '/app' + location.hash);
  if (!ours || !verifier) return 'failed';
  if (answer.has('error')) return /login|interaction|consent/.test(answer.get('error')!) ? 'unknown-person' : 'failed';
  const form = { grant_type: 'authorization_code', code: answer.get('code')!, redirect_uri: settings.home, code_verifier: verifier };
  try {
    await exchange(form);
    return 'signed-in';
  } catch {
    return 'failed';
  }
}

/**
 * The present token; renewed first if it is about to end.
 *
 * @throws SignedOut if there is none and none is to be had; TypeError if the provider can't be reached
 */
export async function token(): Promise<string> {
  if (!tokens) throw new SignedOut();
  if (Date.now() >= tokens.renewAt) {
    renewing ??= renew().finally(() => (renewing = undefined));
    await renewing;
  }
  return tokens.access;
}

/** To be called when an API has refused the token: the next one is a new one. */
export function distrust(): void {
  if (tokens) tokens.renewAt = 0;
}

/** Ends the session here and, where it can be reached, at the provider. */
export async function signOut(): Promise<void> {
  const id = tokens?.id;
  tokens = undefined;
  const end = await discover().then((found) => found.end_session_endpoint).catch(() => undefined);
  if (!end) {
    location.reload();
    return;
  }
  const asked = new URLSearchParams({ client_id: settings.clientId, post_logout_redirect_uri: settings.home });
  if (id) asked.set('id_token_hint', id);
  location.assign(end + '?' + asked);
}

async function renew(): Promise<void> {
  const refresh = tokens?.refresh;
  if (!refresh) {
    tokens = undefined;
    throw new SignedOut();
  }
  await exchange({ grant_type: 'refresh_token', refresh_token: refresh });
}

async function exchange(form: Record<string, string>): Promise<void> {
  const { token_endpoint } = await discover();
  const answer = await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({ client_id: settings.clientId, ...form }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.status >= 500 || answer.status === 429) throw new TypeError('the provider is busy');
  if (!answer.ok) {
    tokens = undefined;
    throw new SignedOut();
  }
  const given = await answer.json();
  tokens = {
    access: given.access_token,
    refresh: given.refresh_token ?? tokens?.refresh,
    id: given.id_token ?? tokens?.id,
    renewAt: Date.now() + Math.max(1, given.expires_in ?? 60) * 1000 - EARLY_MS,
  };
}

async function discover(): Promise<Provider> {
  if (!provider) {
    const address = settings.issuer + '/.well-known/openid-configuration';
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new TypeError('the provider says nothing of itself');
    provider = await answer.json();
  }
  return provider!;
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
