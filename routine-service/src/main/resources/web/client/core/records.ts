/** What the app knows when it is offline: the last `today`, the session that runs. Beside the outbox, in the database of the same name. */
import { openDatabase, within } from './database';
import type { RecordEntry, Records } from './types';

export async function openRecords(name: string): Promise<Records> {
  const database = await openDatabase(name);
  return {
    async get<T>(key: string): Promise<T | undefined> {
      const found = await within<RecordEntry | undefined>(database, ['records'], 'readonly', (store) => store('records').get(key));
      return found?.value as T | undefined;
    },
    async put(key: string, value: unknown): Promise<void> {
      await within(database, ['records'], 'readwrite', (store) => store('records').put({ key, value }));
    },
    async remove(key: string): Promise<void> {
      await within(database, ['records'], 'readwrite', (store) => store('records').delete(key));
    },
    async clear(): Promise<void> {
      await within(database, ['records'], 'readwrite', (store) => store('records').clear());
    },
    close(): void {
      database.close();
    },
  };
}
