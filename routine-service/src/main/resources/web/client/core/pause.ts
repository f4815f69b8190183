/**
 * When to try again: twice as long after each failure, up to a minute, by chance a bit more or less, so that a thousand phones don't come
 * back at once. It counts by the time that passes, which nobody can move as they can a clock.
 */
export class Pause {
  private static readonly LONGEST_MS = 60_000;
  private failures = 0;
  private until = 0;
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly random: () => number,
    private readonly firstMs: number,
    private readonly end: () => void,
  ) {}

  isOn(): boolean {
    return performance.now() < this.until;
  }

  /** @param afterMs what the server has asked for; nothing comes sooner */
  begin(afterMs?: number): void {
    const longest = Math.min(Pause.LONGEST_MS, this.firstMs * 2 ** Math.min(this.failures++, 16));
    const own = longest * (0.5 + this.random() / 2);
    if (afterMs === undefined) this.wait(own);
    else this.asFor(afterMs + this.random() * this.firstMs);
  }

  /** The server has asked for that much time, this tab or another one. */
  asFor(ms: number): void {
    this.asked = performance.now() + ms;
    this.wait(ms);
  }

  /** The person, or a network that is there again, wants it now; what the server has asked for holds. */
  skip(): void {
    if (performance.now() >= this.asked) this.stop();
  }

  /** It has worked. */
  over(): void {
    this.failures = 0;
    this.asked = 0;
    this.stop();
  }

  stop(): void {
    this.until = 0;
    clearTimeout(this.timer);
  }

  private wait(ms: number): void {
    this.until = Math.max(this.until, performance.now() + ms);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.end, this.until - performance.now() + 1);
  }
}
