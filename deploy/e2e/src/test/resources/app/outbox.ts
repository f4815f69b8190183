/** Plays a client's session on an empty page; the tests kill that page, and ask it what it shows. */
import * as core from './core/index';

declare function added(id: string): Promise<void>;
declare function answered(id: string, result: string): Promise<void>;

interface Playing {
  sessionId: string;
  next: number;
}

const NAME = 'lumbar-kim';
let outbox: core.Outbox;
let records: core.Records;
let clock = () => Date.now();

function event(sessionId: string, step: number): core.SessionEvent {
  return {
    specversion: '1.0',
    id: core.newId(clock()),
    source: 'urn:lumbar:app:test',
    type: 'org.lumbar.session.step-completed.v1',
    time: new Date(clock()).toISOString(),
    timezone: 'Europe/Berlin',
    data: { sessionId, stepKey: `step-${step}` },
  };
}

/** @param tab names the sender to the server */
async function open(tab: string, timeoutMs = 400): Promise<void> {
  records = await core.openRecords(NAME);
  outbox = await core.openOutbox({
    name: NAME,
    firstDelayMs: 5,
    timeoutMs,
    send(events, signal) {
      const { contentType, body } = core.toRequest(events);
      return fetch('/v1/events', { method: 'POST', headers: { 'Content-Type': contentType, 'X-Tab': tab }, body, signal });
    },
  });
  outbox.onAnswer((sent, result) => void answered(sent.id, JSON.stringify(result)));
}

/** Goes on with the session where the device knows that it stopped. */
async function play(sessionId: string, steps: number): Promise<void> {
  const key = `session-${sessionId}`;
  const playing = (await records.get<Playing>(key)) ?? { sessionId, next: 0 };
  for (let step = playing.next; step < steps; step++) {
    const done = event(sessionId, step);
    await outbox.add(done, { key, value: { sessionId, next: step + 1 } });
    await added(done.id);
  }
}

/** Stores many, one after the other. */
async function backlog(sessionId: string, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) await outbox.add(event(sessionId, step));
}

/** Stores one event; "stored", or what is wrong. */
async function addOne(sessionId: string, step: number, record?: core.RecordEntry): Promise<string> {
  try {
    await outbox.add(event(sessionId, step), record);
    return 'stored';
  } catch (error) {
    return error instanceof core.StorageFull ? 'storage-full' : String(error);
  }
}

/** Ids that lie on the device, read past the outbox; opens nothing that could send. */
function lying(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME);
    let isNew = false;
    request.onerror = () => (isNew ? resolve([]) : reject(request.error));
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const stores = ['events', 'rejected'];
      const transaction = request.result.transaction(stores);
      const all = stores.map((name) => transaction.objectStore(name).getAll());
      transaction.oncomplete = () => {
        request.result.close();
        resolve(all.flatMap((each) => each.result.map((row: any) => row.event.id)));
      };
    };
  });
}

/** Resolves once nothing is pending. */
async function allSent(): Promise<void> {
  await outbox.flush();
  await new Promise<void>((resolve) => {
    const look = async () => ((await outbox.pending()) === 0 ? resolve() : undefined);
    outbox.onChange(look);
    void look();
  });
}

/** Text that can't be packed. */
function noise(length: number): string {
  const characters = new Array<string>(length);
  for (let i = 0; i < length; i++) characters[i] = String.fromCharCode(97 + Math.random() * 26);
  return characters.join('');
}

Object.assign(globalThis, {
  noise,
  open,
  play,
  addOne,
  backlog,
  lying,
  allSent,
  state: () => outbox.state(),
  rejected: () => outbox.rejected(),
  dismiss: (id: string) => outbox.dismiss(id),
  resend: (id: string) => outbox.resend(id),
  discard: () => outbox.discard(),
  flush: () => outbox.flush(),
  record: (key: string) => records.get(key),
  moveClock: (ms: number) => (clock = () => Date.now() + ms),
  changes: () => {
    let seen = 0;
    outbox.onChange(() => seen++);
    return () => seen;
  },
});
