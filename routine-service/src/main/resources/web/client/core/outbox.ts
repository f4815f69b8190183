/**
 * Events on their way to the server. Each lies in IndexedDB before `add` resolves and stays there until the server has acknowledged it, so a
 * page may be killed at any moment: what was sent and not heard of is sent again under the same id, and takes effect once.
 */
import { ask, type Outcome } from './answers';
import { addOnce, openDatabase, within, type StoredEvent } from './database';
import { Pause } from './pause';
import type { EventResult, Hindrance, Outbox, OutboxOptions, OutboxState, RecordEntry, RejectedEntry, SessionEvent } from './types';

/** Up to so many are sent one by one, so that each is answered at once; more are a backlog. */
const LIVE = 3;
const MOST_EVENTS = 500;
/** Below the server's 1 MiB, which counts bytes: 250,000 UTF-16 units are 750,000 of them at most. */
const MOST_UNITS = 250_000;
const TIMEOUT_MS = 20_000;

export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const outbox = new StoredOutbox(await openDatabase(options.name), options);
  void outbox.flush();
  return outbox;
}

class StoredOutbox implements Outbox {
  private readonly channel: BroadcastChannel;
  private readonly changed = new Set<() => void>();
  private readonly answered = new Set<(event: SessionEvent, result: EventResult) => void>();
  private readonly pause: Pause;
  private readonly lock: string;
  private hindrance: Hindrance | null = null;
  private running: Promise<void> | null = null;
  private wanted = false;
  private most = MOST_EVENTS;
  private readonly timeoutMs: number;

  constructor(
    private readonly database: IDBDatabase,
    private readonly options: OutboxOptions,
  ) {
    this.lock = `outbox:${options.name}`;
    this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    this.pause = new Pause(options.random ?? Math.random, options.firstDelayMs ?? 1_000, () => void this.sendAll());
    this.channel = new BroadcastChannel(this.lock);
    this.channel.onmessage = (message: MessageEvent<{ asked?: number }>) => {
      if (message.data.asked) this.pause.asFor(message.data.asked);
      this.changed.forEach(heard);
    };
    addEventListener('online', this.online);
  }

  private readonly online = (): void => void this.flush();

  async add(event: SessionEvent, record?: RecordEntry): Promise<void> {
    await within(this.database, ['events', 'records'], 'readwrite', (store) => {
      addOnce(store('events'), event);
      if (record) store('records').put(record);
    });
    this.tell();
    void this.sendAll();
  }

  async state(): Promise<OutboxState> {
    const [pending, rejected] = await Promise.all([this.pending(), this.count('rejected')]);
    return { pending, rejected, hindrance: pending === 0 ? null : this.hindrance };
  }

  pending(): Promise<number> {
    return this.count('events');
  }

  private count(name: 'events' | 'rejected'): Promise<number> {
    return within(this.database, [name], 'readonly', (store) => store(name).count());
  }

  rejected(): Promise<RejectedEntry[]> {
    return within<RejectedEntry[]>(this.database, ['rejected'], 'readonly', (store) => store('rejected').getAll());
  }

  async dismiss(id: string): Promise<void> {
    await within(this.database, ['rejected'], 'readwrite', (store) => store('rejected').delete(id));
    this.tell();
  }

  async resend(id: string, event?: SessionEvent): Promise<void> {
    await within(this.database, ['events', 'rejected'], 'readwrite', (store) => {
      const found: IDBRequest<RejectedEntry | undefined> = store('rejected').get(id);
      found.onsuccess = () => {
        if (found.result) {
          addOnce(store('events'), { ...(event ?? found.result.event), id });
          store('rejected').delete(id);
        }
      };
    });
    this.tell();
    void this.sendAll();
  }

  async discard(): Promise<void> {
    await within(this.database, ['events', 'rejected'], 'readwrite', (store) => {
      store('events').clear();
      store('rejected').clear();
    });
    this.tell();
  }

  flush(): Promise<void> {
    if (this.hindrance === 'signed-out') this.hindrance = null;
    this.pause.skip();
    return this.sendAll();
  }

  onChange(listener: () => void): () => void {
    this.changed.add(listener);
    return () => this.changed.delete(listener);
  }

  onAnswer(listener: (event: SessionEvent, result: EventResult) => void): () => void {
    this.answered.add(listener);
    return () => this.answered.delete(listener);
  }

  close(): void {
    removeEventListener('online', this.online);
    this.pause.stop();
    this.channel.close();
    this.database.close();
  }

  private tell(asked?: number): void {
    this.channel.postMessage({ asked });
    this.changed.forEach(heard);
  }

  private sendAll(): Promise<void> {
    this.wanted = true;
    this.running ??= this.run();
    return this.running;
  }

  private async run(): Promise<void> {
    try {
      await null; // so that `running` is set before it is unset
      while (this.wanted) {
        this.wanted = false;
        while (!this.pause.isOn() && this.hindrance !== 'signed-out' && (await this.round())) {
          // until nothing is left, or nothing more can be done
        }
      }
    } catch {
      // The database was closed or lost: what it has is sent when it is opened again.
    } finally {
      this.running = null;
    }
  }

  /**
   * One request, by one tab at a time; true if it is worth going on at once. The lock is not held while waiting for better days. Who has it
   * for longer than a request may take was put to sleep by the browser, and loses it: to send twice is harmless, not to send is not.
   */
  private async round(): Promise<boolean> {
    const signal = AbortSignal.timeout(2 * this.timeoutMs);
    try {
      return await navigator.locks.request(this.lock, { signal }, () => this.sendNext());
    } catch (error) {
      if ((error as DOMException).name !== 'TimeoutError') throw error;
      return navigator.locks.request(this.lock, { steal: true }, () => this.sendNext());
    }
  }

  private async sendNext(): Promise<boolean> {
    const sent = await this.next();
    if (sent.length === 0) return false;
    const events = sent.map((each) => each.event);
    return this.settle(sent, await ask(this.options.send, events, this.timeoutMs));
  }

  /** The oldest events: one, unless there is a backlog. */
  private async next(): Promise<StoredEvent[]> {
    const most = Math.max(this.most, LIVE + 1);
    const oldest = await within<StoredEvent[]>(this.database, ['events'], 'readonly', (store) => store('events').getAll(null, most));
    if (oldest.length <= LIVE) return oldest.slice(0, 1);
    let units = 0;
    const fits = oldest.findIndex((each, i) => i >= this.most || (units += JSON.stringify(each.event).length + 1) > MOST_UNITS);
    return fits < 0 ? oldest : oldest.slice(0, Math.max(1, fits));
  }

  private async settle(sent: StoredEvent[], outcome: Outcome): Promise<boolean> {
    if (outcome.kind === 'split') {
      this.most = Math.max(1, sent.length >> 1);
      return true;
    }
    if (outcome.kind === 'later') {
      this.hindrance = outcome.hindrance;
      if (outcome.hindrance !== 'signed-out') this.pause.begin(outcome.afterMs);
      this.tell(outcome.afterMs);
      return false;
    }
    await this.forget(sent, outcome.results);
    this.hindrance = null;
    this.pause.over();
    this.most = Math.min(MOST_EVENTS, this.most * 2);
    this.tell();
    sent.forEach(({ event }, i) => this.answered.forEach((listener) => heard(() => listener(event, outcome.results[i]))));
    return true;
  }

  /** Accepted ones leave; rejected ones stay on the device, until the person has decided. */
  private forget(sent: StoredEvent[], results: EventResult[]): Promise<void> {
    return within(this.database, ['events', 'rejected'], 'readwrite', (store) => {
      sent.forEach(({ seq, event }, i) => {
        const { status, code = '', pointer, detail } = results[i];
        const still = store('events').getKey(seq); // unless the person has thrown it away meanwhile
        still.onsuccess = () => {
          if (still.result !== undefined && status === 'rejected') store('rejected').put({ event, code, pointer, detail });
          store('events').delete(seq);
        };
      });
    });
  }
}

/** A listener that fails must not keep events from being sent. */
function heard(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    reportError(error);
  }
}
