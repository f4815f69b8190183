/**
 * What the screens of the app and its engine room agree on. Words are those of the event contract (contracts/README.md); a word that a
 * newer server adds is a text like any other, so each list of words ends in `Word`: show what is not known as it is.
 */

/** A word of the contract that this release may not know yet. */
export type Word = string & Record<never, never>;

/** A session event of the contract, as a CloudEvent in structured mode. Its `id` is made once, before it is shown as done. */
export interface SessionEvent {
  specversion: '1.0';
  /** UUID, of version 7 if the caller can: see `newId`. */
  id: string;
  source: string;
  type: string;
  subject?: string;
  /** When it happened, RFC 3339. */
  time: string;
  /** Where the client was: a zone of the IANA database. */
  timezone: string;
  data: { sessionId?: string; [field: string]: unknown };
}

export type Moment = 'BEFORE' | 'DURING' | 'AFTER' | 'NEXT_DAY' | 'AD_HOC';
export type StopReason = 'FATIGUE' | 'OTHER' | 'DISCOMFORT' | 'VERY_PAINFUL' | 'BONE_PAIN' | 'EXCRUCIATING';
export type Answer = 'GO_ON' | 'LIGHTER' | 'STOP_STEP' | 'STOP_SESSION' | 'SEE_DOCTOR' | Word;
export type Rule =
  | 'STOP_EXCRUCIATING'
  | 'STOP_BONE_PAIN'
  | 'STOP_VERY_PAINFUL'
  | 'STOP_DISCOMFORT'
  | 'NRS_6_UP'
  | 'BEFORE_PLUS_2'
  | 'ABOVE_BEFORE'
  | 'NRS_4_5'
  | 'NRS_0_3'
  | 'SEVERE_PAIN'
  | Word;

/** What to say to the client now, and the rule that says so. */
export interface Guidance {
  answer: Answer;
  rule: Rule;
}

/** What became of one event that was sent. */
export interface EventResult {
  id: string;
  status: 'accepted' | 'rejected';
  /** Why it was rejected, as in the contract's table. */
  code?: string;
  /** JSON pointer of the fault. */
  pointer?: string;
  detail?: string;
  /** The server's word: where it is stricter than the app's own, it is the one to show. */
  guidance?: Guidance;
  /** `unavailable`: stored, but nobody could say; never to be shown as "go on". */
  noGuidance?: 'not-recent' | 'unavailable' | Word;
}

/** An event that will not be taken as it is, until the person decides what becomes of it. */
export interface RejectedEntry {
  event: SessionEvent;
  code: string;
  pointer?: string;
  detail?: string;
}

/** A value that lies on the device for offline use, such as the last answer of `today`, or the session that runs. */
export interface RecordEntry {
  key: string;
  value: unknown;
}

/** Why nothing is being sent right now; null while it is, or when there is nothing to send. */
export type Hindrance =
  /** No network, or no answer that could be read: it goes on by itself. */
  | 'unreachable'
  /** 429 or 503: it goes on by itself, after the time that the server named. */
  | 'busy'
  /** 401 or 403: everything stays; it goes on at the next `flush`, once the person has signed in again. */
  | 'signed-out';

/** What the outbox holds: "3 entries not sent yet". */
export interface OutboxState {
  /** Lying on the device and not acknowledged. */
  pending: number;
  /** Rejected, and not yet decided about. */
  rejected: number;
  hindrance: Hindrance | null;
}

/** Events on their way to the server. One per client: nobody else's events are sent with a client's token. */
export interface Outbox {
  /**
   * Stores an event, and in the same transaction what the app wants to remember of it, such as the step that is done: after a crash
   * either both are there or neither. It may be shown as done once this resolves; it may be shown as *saved* once it has left.
   * An id that is there already is not stored twice.
   *
   * @throws StorageFull if the device has no room: nothing was stored, and nothing may be shown as done
   */
  add(event: SessionEvent, record?: RecordEntry): Promise<void>;
  state(): Promise<OutboxState>;
  pending(): Promise<number>;
  rejected(): Promise<RejectedEntry[]>;
  /** Forgets a rejected event. */
  dismiss(id: string): Promise<void>;
  /** Sends a rejected event once more under its id, such as after consent was given again; with `event`, the corrected one. */
  resend(id: string, event?: SessionEvent): Promise<void>;
  /** Throws all that is unsent or rejected away: only after the person has said so. */
  discard(): Promise<void>;
  /** Sends now, without waiting for the end of a back-off, unless the server has asked for one; resolves when nothing more can be done now. */
  flush(): Promise<void>;
  /** Called after each change, whichever tab made it. Returns how to stop it. */
  onChange(listener: () => void): () => void;
  /** Called in the tab that sent it, with each event that got its result. Returns how to stop it. */
  onAnswer(listener: (event: SessionEvent, result: EventResult) => void): () => void;
  close(): void;
}

export interface OutboxOptions {
  /** Name of the database; has the client's id in it, so that two clients of one tablet never mix. The same as that of `Records`. */
  name: string;
  /** POSTs to /v1/events with `toRequest(events)` and the present token, and gives up after `signal`. */
  send(events: SessionEvent[], signal: AbortSignal): Promise<Response>;
  /** A number in [0, 1); Math.random if absent. For jitter. */
  random?: () => number;
  /** Milliseconds before the first try after a failure; each further one doubles it, up to a minute. 1,000 if absent. */
  firstDelayMs?: number;
  /** Milliseconds after which a request without an answer counts as lost. 20,000 if absent. */
  timeoutMs?: number;
}

/** What the app knows when it is offline. */
export interface Records {
  get<T>(key: string): Promise<T | undefined>;
  /** @throws StorageFull */
  put(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}

/** The device has no room left; nothing was stored. */
export class StorageFull extends Error {
  constructor() {
    super('storage-full');
    this.name = 'StorageFull';
  }
}

/** What the continue rule needs of the session that runs. A plain object: it can be stored as it is. */
export interface RunningSession {
  /** The plan's `stopRules` name STOP_DISCOMFORT. */
  strict: boolean;
  /** The lowest rating BEFORE. */
  before?: number;
  /** The highest rating DURING. */
  during?: number;
  /** The strictest guidance so far, the server's included; absent until there is one. */
  guidance?: Guidance;
}

/** A step of `today`, as far as its rules go; `steps` of GET /v1/clients/{id}/today fit. */
export interface StepToday {
  key: string;
  phase: string;
  technique: string;
  action: Action;
  seconds?: Range | null;
  /** What is left of the daily limit for it; null or absent if it has none. */
  atMostSeconds?: number | null;
  equipment?: Thing[];
}

export type Action = 'DO' | 'REST' | 'LOCKED' | 'DOSE_USED_UP' | 'NOT_YET' | 'LEFT_OUT' | Word;

export interface Range {
  min: number;
  max: number;
}

/** A thing to have at hand. */
export interface Thing {
  value: string;
  optional: boolean;
}

/** A technique that is locked until a clinician clears it. */
export interface Lock {
  technique: string;
  /** Id of the `stopped` event that made it. */
  lockId: string;
  rule: Rule;
}

/** Seconds of ball and roller work of a local day, as `ballRoll` of `today`. */
export interface DailyDose {
  usedSeconds: number;
  limitSeconds: number;
  remainingSeconds: number;
}

/** A step that was done on this device on this local day, and that the last `today` does not know yet. */
export interface DoneHere {
  stepKey: string;
  durationSeconds?: number;
  /** As in the event that was sent; absent where it names none. */
  equipment?: string;
}
