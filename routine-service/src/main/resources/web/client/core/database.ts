/** The device's database of one client: events on their way, rejected ones, and what the app remembers. */
import { StorageFull, type RejectedEntry, type RecordEntry, type SessionEvent } from './types';

/** An event in the order in which it was stored; no clock decides that. */
export interface StoredEvent {
  seq: number;
  event: SessionEvent;
}

/** The stores, and what lies in them: `records` are RecordEntry, `rejected` RejectedEntry, `events` StoredEvent. */
export type Store = 'events' | 'rejected' | 'records';
export type Row = StoredEvent | RejectedEntry | RecordEntry;

const VERSION = 1;
const BY_ID = 'id';

export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      const events = request.result.createObjectStore('events', { keyPath: 'seq', autoIncrement: true });
      events.createIndex(BY_ID, 'event.id', { unique: true });
      request.result.createObjectStore('rejected', { keyPath: 'event.id' });
      request.result.createObjectStore('records', { keyPath: 'key' });
    };
    request.onsuccess = () => {
      // A newer release of the app in another tab wants to change the stores: this one must not stand in its way.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(fault(request.error));
  });
}

/**
 * One transaction; resolves with the value of the request that `work` returns once everything lies on the disk.
 *
 * @throws StorageFull if there is no room; then nothing of it was stored
 */
export function within<T>(
  database: IDBDatabase,
  stores: Store[],
  mode: 'readonly' | 'readwrite',
  work: (store: (name: Store) => IDBObjectStore) => IDBRequest<T> | void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: 'strict' });
    const request = work((name) => transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request?.result as T);
    transaction.onabort = () => reject(fault(transaction.error));
  });
}

/** Adds an event to those that are to be sent, unless it is among them. */
export function addOnce(events: IDBObjectStore, event: SessionEvent): void {
  const found = events.index(BY_ID).getKey(event.id);
  found.onsuccess = () => {
    if (found.result === undefined) events.add({ event });
  };
}

/** Asks the browser not to clear the device's storage when room gets short; false if it may. */
export async function askToPersist(): Promise<boolean> {
  const storage = navigator.storage;
  return storage?.persist ? (await storage.persisted()) || storage.persist() : false;
}

function fault(error: DOMException | null): Error {
  if (error?.name === 'QuotaExceededError') return new StorageFull();
  return error ?? new DOMException('The transaction was aborted', 'AbortError');
}
