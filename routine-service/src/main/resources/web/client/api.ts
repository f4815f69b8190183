/** Requests to the three services, each with the present token, and with the reader's language. */
import { language } from './words';
import { settings } from './settings';
import { distrust, SignedOut, token } from './sign-in';

const PATIENCE_MS = 10_000;

/** A service has said no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

export function fromRoutine<T>(path: string): Promise<T> {
  return answered<T>(settings.routine + path);
}

export function fromInsights<T>(path: string): Promise<T> {
  return answered<T>(settings.insights + path);
}

export function toRoutine<T>(path: string, body: unknown): Promise<T> {
  return answered<T>(settings.routine + path, { method: 'POST', body: JSON.stringify(body), type: 'application/json' });
}

/** A drawing of this installation, as text. */
export async function drawing(path: string): Promise<string> {
  const answer = await request(new URL(path, settings.routine).href, {});
  if (!answer.ok) throw new Refused(answer.status, 'no-picture');
  return answer.text();
}

/** Sends events to the edge; its answer is the outbox's to read. Nobody signed in is answered as the edge would. */
export async function sendEvents(batch: { contentType: string; body: string }, signal: AbortSignal): Promise<Response> {
  const sent = { method: 'POST', body: batch.body, type: batch.contentType, signal };
  const address = settings.session + '/v1/events';
  try {
    const answer = await request(address, sent);
    if (answer.status !== 401) return answer;
    distrust();
    return await request(address, sent);
  } catch (failure) {
    if (failure instanceof SignedOut) return new Response(null, { status: 401 });
    throw failure;
  }
}

interface Sent {
  method?: string;
  body?: string;
  type?: string;
  signal?: AbortSignal;
}

async function answered<T>(address: string, sent: Sent = {}): Promise<T> {
  let answer = await request(address, sent);
  if (answer.status === 401) {
    distrust();
    answer = await request(address, sent);
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, typeof problem.code === 'string' ? problem.code : String(answer.status));
  }
  return answer.json();
}

async function request(address: string, { method = 'GET', body, type, signal }: Sent): Promise<Response> {
  const headers: Record<string, string> = { Authorization: 'Bearer ' + (await token()), 'Accept-Language': language() };
  if (type) headers['Content-Type'] = type;
  return fetch(address, { method, body, headers, signal: signal ?? AbortSignal.timeout(PATIENCE_MS), credentials: 'omit' });
}
