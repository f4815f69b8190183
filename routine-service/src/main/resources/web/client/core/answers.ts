/** Speaks HTTP with session-service's edge: how events are sent, and what an answer says about each of them. */
import type { EventResult, Hindrance, SessionEvent } from './types';

/** What is to become of the events of one request. */
export type Outcome =
  /** One result per event, in order. */
  | { kind: 'results'; results: EventResult[] }
  /** The request as a whole was refused, and has several events: one of them may be the reason. */
  | { kind: 'split' }
  /** Nothing is known of any of them, so all are to be sent again. `afterMs`: the server has asked for so much time. */
  | { kind: 'later'; hindrance: Hindrance; afterMs?: number };

const LONGEST_MS = 60 * 60 * 1000;
const UNREACHABLE: Outcome = { kind: 'later', hindrance: 'unreachable' };

/** Body and content type of POST /v1/events. */
export function toRequest(events: SessionEvent[]): { contentType: string; body: string } {
  return events.length === 1
    ? { contentType: 'application/cloudevents+json', body: JSON.stringify(events[0]) }
    : { contentType: 'application/cloudevents-batch+json', body: JSON.stringify(events) };
}

/** Sends events and reads the answer to its end; whatever goes wrong on the way is "send again". */
export async function ask(
  send: (events: SessionEvent[], signal: AbortSignal) => Promise<Response>,
  events: SessionEvent[],
  timeoutMs: number,
): Promise<Outcome> {
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      ended.abort();
      resolve(UNREACHABLE);
    }, timeoutMs);
  });
  try {
    return await Promise.race([answered(send(events, ended.signal), events), tooLate]);
  } catch {
    return UNREACHABLE;
  } finally {
    clearTimeout(timer);
  }
}

async function answered(response: Promise<Response>, events: SessionEvent[]): Promise<Outcome> {
  const answer = await response;
  const text = await answer.text();
  switch (answer.status) {
    case 202:
      return results(parsed(text), events);
    case 400:
    case 413:
      return refused(answer, parsed(text), events);
    case 401:
    case 403:
      return { kind: 'later', hindrance: 'signed-out' };
    case 429:
    case 503:
      return { kind: 'later', hindrance: 'busy', afterMs: retryAfter(answer.headers) };
    default:
      return UNREACHABLE;
  }
}

/** Only an answer that speaks of every event, in order, is one: what a proxy or a login page says in its place is none. */
function results(body: unknown, events: SessionEvent[]): Outcome {
  const list = (body as { results?: EventResult[] } | null)?.results;
  const whole = Array.isArray(list) && list.length === events.length && list.every((result, i) => speaksOf(result, events[i]));
  return whole ? { kind: 'results', results: list.map((result, i) => ({ ...result, id: events[i].id })) } : UNREACHABLE;
}

function speaksOf(result: EventResult | null, event: SessionEvent): boolean {
  if (result?.status === 'rejected') {
    return typeof result.code === 'string' && (!result.id || sameId(result.id, event.id));
  }
  return result?.status === 'accepted' && sameId(result.id, event.id);
}

function sameId(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
}

function refused(answer: Response, body: unknown, events: SessionEvent[]): Outcome {
  const problem = body as { code?: unknown; pointer?: unknown; detail?: unknown } | null;
  const code = typeof problem?.code === 'string' ? problem.code : answer.status === 413 ? 'too-large' : undefined;
  if (code === undefined) return UNREACHABLE;
  if (events.length > 1) return { kind: 'split' };
  const { pointer, detail } = problem ?? {};
  const result: EventResult = { id: events[0].id, status: 'rejected', code };
  if (typeof pointer === 'string') result.pointer = pointer;
  if (typeof detail === 'string') result.detail = detail;
  return { kind: 'results', results: [result] };
}

/** Milliseconds, or undefined if it names none. A date counts from that of the answer, for the device's clock may be wrong. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('Retry-After')?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.parse(headers.get('Date') ?? '');
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), LONGEST_MS) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
