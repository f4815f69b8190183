/**
 * Counts a step: towards its least time, and never beyond its most. A hold has a moment to get ready and counts each repetition. It goes by
 * the monotonic clock, so that nobody who sets the phone's clock changes what was done.
 */
import type { Range } from './core';

export type Phase = 'ready' | 'get-ready' | 'running' | 'paused' | 'enough' | 'full';

export interface Dose {
  seconds: Range | null;
  /** What is left of the daily limit. */
  atMost: number | null;
  repetitions: Range | null;
  hold: Range | null;
}

/** What somebody who looks elsewhere has to hear. */
export type Signal = 'begin' | 'second' | 'enough' | 'full';

export const GET_READY_SECONDS = 5;
const TICK_MS = 200;

export class Timer {
  phase: Phase = 'ready';
  /** Of the running repetition if it is a hold. */
  repetition = 1;
  private counted = 0;
  private holdCounted = 0;
  private longestHold = 0;
  private since = 0;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private lastSecond = -1;

  constructor(
    readonly dose: Dose,
    private readonly signal: (signal: Signal) => void,
    private readonly changed: () => void,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Seconds from which it is enough; 0 if the source doesn't say. */
  get least(): number {
    return this.dose.hold ? this.dose.hold.min : Math.min(this.dose.seconds?.min ?? 0, this.most);
  }

  /** Seconds after which it ends by itself. */
  get most(): number {
    if (this.dose.hold) return this.dose.hold.max;
    return Math.min(this.dose.seconds?.max ?? Infinity, this.dose.atMost ?? Infinity);
  }

  get repetitionsWanted(): number {
    return this.dose.repetitions?.min ?? 1;
  }

  /** Seconds as they are shown: of this hold, or of the whole step; of the get-ready what is left. */
  get shown(): number {
    if (this.phase === 'get-ready') return Math.max(0, GET_READY_SECONDS - this.running());
    return Math.min(this.dose.hold ? this.holdCounted + this.running() : this.elapsed, this.most);
  }

  /** Whole seconds of work. */
  get elapsed(): number {
    return this.counted + (this.phase === 'get-ready' ? 0 : this.running());
  }

  get isCounting(): boolean {
    return this.phase === 'running' || this.phase === 'enough' || this.phase === 'get-ready';
  }

  start(): void {
    if (this.isCounting || this.phase === 'full') return;
    this.since = this.clock();
    this.lastSecond = -1;
    this.phase = this.dose.hold && this.holdCounted === 0 ? 'get-ready' : this.reached();
    if (this.phase !== 'get-ready') this.signal('begin');
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.changed();
  }

  pause(): void {
    if (!this.isCounting) return;
    this.take();
    this.stopTicking();
    this.phase = 'paused';
    this.changed();
  }

  /** On to the next hold. */
  again(): void {
    this.take();
    this.stopTicking();
    this.longestHold = Math.max(this.longestHold, this.holdCounted);
    this.holdCounted = 0;
    this.repetition++;
    this.phase = 'ready';
    this.start();
  }

  /** Ends it, and says what was done. What was not counted is not reported. */
  end(): { durationSeconds?: number; repetitions?: number; holdSeconds?: number } {
    this.take();
    this.stopTicking();
    const hold = Math.round(Math.max(this.longestHold, this.holdCounted));
    const seconds = Math.round(Math.min(this.counted, this.dose.hold ? Infinity : this.most));
    return {
      ...(seconds > 0 ? { durationSeconds: seconds } : {}),
      ...(this.dose.hold && hold > 0 ? { holdSeconds: hold, repetitions: this.repetition } : {}),
    };
  }

  stopTicking(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
  }

  private tick(): void {
    if (this.phase === 'get-ready') {
      if (this.running() >= GET_READY_SECONDS) this.beginHold();
      else this.countDown();
    } else {
      const before = this.phase;
      const at = this.dose.hold ? this.holdCounted + this.running() : this.elapsed;
      if (at >= this.most) this.fill();
      else this.phase = this.reached();
      if (before === 'running' && this.phase === 'enough') this.signal('enough');
    }
    this.changed();
  }

  private beginHold(): void {
    this.since = this.clock();
    this.phase = this.reached();
    this.signal('begin');
  }

  private countDown(): void {
    const second = Math.ceil(GET_READY_SECONDS - this.running());
    if (second !== this.lastSecond && second <= 3) this.signal('second');
    this.lastSecond = second;
  }

  private fill(): void {
    this.take();
    this.counted = this.dose.hold ? this.counted : Math.min(this.counted, this.most);
    this.holdCounted = Math.min(this.holdCounted, this.most);
    this.stopTicking();
    this.phase = 'full';
    this.signal('full');
  }

  private reached(): Phase {
    const at = this.dose.hold ? this.holdCounted + this.running() : this.elapsed;
    return this.least > 0 && at >= this.least ? 'enough' : 'running';
  }

  private running(): number {
    return this.isCounting ? (this.clock() - this.since) / 1000 : 0;
  }

  private take(): void {
    if (!this.isCounting) return;
    const seconds = this.phase === 'get-ready' ? 0 : this.running();
    this.counted += seconds;
    if (this.dose.hold) this.holdCounted += seconds;
    this.since = this.clock();
  }
}
