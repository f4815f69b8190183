/** What lies on this device of one client: events on their way, the last answer of today, the session that runs. */
import { openOutbox, openRecords, toRequest } from './core';
import type { Lock, Outbox, Records } from './core';
import { sendEvents } from './api';
import type { Running } from './session';
import type { Today } from './today';

const CLIENT = 'lumbar-client';
const DAY_STARTS_AT_H = 3;
/** After so long the server has heard what it was sent. */
const LONG_HEARD_MS = 10 * 60_000;

/** The last answer of today, and when it was fetched. */
export interface Known {
  today: Today;
  at: string;
}

/** A session that has ended here, for as long as the server may not know it. */
export interface Ended {
  sessionId: string;
  occurrenceId?: string;
  planId: string;
  localDay: string;
  at: string;
  rolledSeconds: number;
}

interface Locks {
  locks: Lock[];
  at: string;
}

interface Answered {
  on: string;
  about: string[];
}

export class Device {
  private constructor(
    readonly client: string,
    readonly outbox: Outbox,
    readonly records: Records,
  ) {}

  static async of(client: string): Promise<Device> {
    const name = 'lumbar-' + client;
    const outbox = await openOutbox({ name, send: (events, signal) => sendEvents(toRequest(events), signal) });
    localStorage.setItem(CLIENT, client);
    return new Device(client, outbox, await openRecords(name));
  }

  /** Whose data lies here; undefined on a device that nobody has used yet. */
  static lastClient(): string | undefined {
    return localStorage.getItem(CLIENT) ?? undefined;
  }

  known(): Promise<Known | undefined> {
    return this.records.get<Known>('today');
  }

  running(): Promise<Running | undefined> {
    return this.records.get<Running>('session');
  }

  async ended(): Promise<Ended[]> {
    return (await this.records.get<Ended[]>('ended')) ?? [];
  }

  async locks(): Promise<Lock[]> {
    return (await this.records.get<Locks>('locks'))?.locks ?? [];
  }

  /** What a stop has locked here, for as long as the server may not know it. */
  async lock(locks: Lock[]): Promise<void> {
    if (locks.length > 0) await this.records.put('locks', { locks, at: new Date().toISOString() });
  }

  /** Days about which the person was asked and has answered today. */
  async answered(): Promise<string[]> {
    const answered = await this.records.get<Answered>('answered');
    return answered?.on === localDay() ? answered.about : [];
  }

  async answer(about: string): Promise<void> {
    await this.records.put('answered', { on: localDay(), about: [...(await this.answered()), about] });
  }

  /**
   * Stores a new answer of today. What this device added to the one before is forgotten once nothing is on its way any more, and the
   * server has had the time to hear it.
   */
  async learn(today: Today, settled: boolean): Promise<Known> {
    const known = { today, at: new Date().toISOString() };
    await this.records.put('today', known);
    if (settled) {
      await this.records.put('ended', (await this.ended()).filter((each) => each.localDay === today.localDay && !isKnown(each, today)));
      const locks = await this.records.get<Locks>('locks');
      if (locks && (saysLocked(today) || Date.now() - Date.parse(locks.at) > LONG_HEARD_MS)) await this.records.remove('locks');
    }
    return known;
  }

  /** Nothing of the client is left on the device, unsent events included. */
  async forget(): Promise<void> {
    await this.outbox.discard();
    await this.records.clear();
    this.close();
    localStorage.removeItem(CLIENT);
  }

  close(): void {
    this.outbox.close();
    this.records.close();
  }
}

function isKnown(ended: Ended, today: Today): boolean {
  const slots = today.plans.filter((plan) => plan.planId === ended.planId).flatMap((plan) => plan.occurrences);
  return slots.some((slot) => slot.status === 'DONE' && (slot.id === ended.occurrenceId || slot.sessionId === ended.sessionId));
}

function saysLocked(today: Today): boolean {
  return today.reasons.some((each) => each.rule === 'STOP_BONE_PAIN' || each.rule === 'STOP_EXCRUCIATING');
}

/** The local day here and now: it begins at three in the morning. */
export function localDay(now: Date = new Date()): string {
  const then = new Date(now.getTime() - DAY_STARTS_AT_H * 3_600_000);
  const parts = [then.getFullYear(), then.getMonth() + 1, then.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
