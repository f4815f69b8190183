/** The app's state, and what changes it. Screens show it and call these methods; nothing else has a say. */
import { render } from 'lit-html';
import { askToPersist, doseLeft, mayContinue, stricter, StorageFull } from './core';
import type { DailyDose, EventResult, Guidance, Lock, OutboxState, RejectedEntry, SessionEvent, StopReason } from './core';
import { Account } from './account';
import { fromRoutine, Refused } from './api';
import { Device, localDay, type Ended, type Known } from './device';
import { Pictures } from './pictures';
import { Player } from './player';
import { frame } from './screens/frame';
import * as session from './session';
import { isSignedIn } from './sign-in';
import { openSlot, type DuePlan, type Today } from './today';
import { language, say, word } from './words';

export type Screen =
  | 'loading' | 'welcome' | 'join' | 'staff' | 'today' | 'next-day' | 'screening' | 'consent'
  | 'intro' | 'session' | 'progress' | 'entries' | 'more';
export type Dialog = 'stop' | 'skip' | 'rate' | 'guidance' | 'leave' | 'discard';

const AGAIN_MS = 60_000;
const HEARD_AFTER_MS = 2_000;

export class App {
  screen: Screen = 'loading';
  dialog?: Dialog;
  known?: Known;
  running?: session.Running;
  chosen?: DuePlan;
  guidance?: Guidance;
  box: OutboxState = { pending: 0, rejected: 0, hindrance: null };
  rejected: RejectedEntry[] = [];
  ended: Ended[] = [];
  locks: Lock[] = [];
  answered: string[] = [];
  reachable = navigator.onLine;
  trouble?: string;
  waitingRelease?: ServiceWorker;
  device?: Device;
  readonly account = new Account(this);
  readonly pictures = new Pictures(() => this.show());
  readonly player = new Player(this);
  private spoken = '';
  private taking = false;

  constructor(private readonly root: HTMLElement) {}

  /** Draws what is, and brings who came to another screen to its beginning. */
  show(screen: Screen = this.screen): void {
    const moved = screen !== this.screen;
    this.screen = screen;
    document.documentElement.lang = language();
    this.player.prepare();
    render(frame(this), this.root);
    const dialog = this.root.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    if (moved) {
      window.scrollTo(0, 0);
      this.root.querySelector<HTMLElement>('h1')?.focus();
    }
  }

  /** For ears: said once, wherever the eyes are. */
  speak(words: string): void {
    this.spoken = this.spoken === words ? words + ' ' : words;
    const voice = document.getElementById('voice');
    if (voice) voice.textContent = this.spoken;
  }

  ask(dialog: Dialog | undefined): void {
    this.dialog = dialog;
    this.show();
  }

  /** The device of a client, with what lies on it. */
  async open(client: string): Promise<void> {
    if (this.device?.client === client) return;
    this.device?.close();
    const device = await Device.of(client);
    this.device = device;
    device.outbox.onChange(() => void this.look());
    device.outbox.onAnswer((event, result) => void this.hear(event, result));
    this.known = await device.known();
    this.running = await device.running();
    await this.look();
    void askToPersist();
  }

  /** What lies on the device may have changed, in another tab, too. */
  async look(): Promise<void> {
    const device = this.device;
    if (!device) return;
    const before = this.box.pending;
    this.box = await device.outbox.state();
    this.rejected = await device.outbox.rejected();
    this.ended = await device.ended();
    this.locks = await device.locks();
    this.answered = await device.answered();
    if (before > 0 && this.box.pending === 0) setTimeout(() => void this.refresh(), HEARD_AFTER_MS);
    this.show();
  }

  /** Asks what is due; without a network what was known stays. */
  async refresh(): Promise<void> {
    const device = this.device;
    if (!device || !isSignedIn()) return;
    try {
      const today = await fromRoutine<Today>(`/v1/clients/${device.client}/today`);
      this.reachable = true;
      this.account.fault = undefined;
      this.known = await device.learn(today, this.box.pending === 0);
      await this.pictures.fetch(today, device.records);
    } catch (failure) {
      this.account.refused(failure);
      if (!(failure instanceof Refused)) this.reachable = false;
    }
    await this.look();
  }

  keepFresh(): void {
    const now = () => {
      if (document.visibilityState !== 'visible') return;
      if (!isSignedIn()) void this.account.arrive();
      void this.device?.outbox.flush();
      void this.refresh();
    };
    setInterval(now, AGAIN_MS);
    document.addEventListener('visibilitychange', now);
    window.addEventListener('online', now);
    window.addEventListener('offline', () => {
      this.reachable = false;
      this.show();
    });
  }

  /** True if what is known is of another day than this one. */
  get isOld(): boolean {
    return this.known !== undefined && this.known.today.localDay !== localDay();
  }

  /** Seconds of ball and roller that are left today, after what was done here and the server doesn't know. */
  get dose(): DailyDose {
    const { ballRoll } = this.known!.today;
    const day = localDay();
    const fetched = Date.parse(this.known!.at) - HEARD_AFTER_MS;
    const here = this.ended
      .filter((each) => each.localDay === day && (this.isOld || Date.parse(each.at) > fetched))
      .reduce((sum, each) => sum + each.rolledSeconds, 0);
    const used = (this.isOld ? 0 : ballRoll.usedSeconds) + here;
    return { ...ballRoll, usedSeconds: used, remainingSeconds: Math.max(0, ballRoll.limitSeconds - used) };
  }

  endedSlots(): string[] {
    return this.ended.flatMap((each) => each.occurrenceId ?? []);
  }

  /** A plan was chosen: what one has to know comes before the first touch. */
  choose(plan: DuePlan): void {
    this.chosen = plan;
    this.show('intro');
  }

  async begin(score: number): Promise<void> {
    const plan = this.chosen;
    if (!plan || !this.device) return;
    const slot = this.isOld ? undefined : openSlot(plan, this.endedSlots());
    const started = session.begin(plan, slot, this.dose, this.device.client);
    started.next.locks = this.locks;
    if (!(await this.take(started))) return;
    await this.rateBefore(score);
    this.show('session');
  }

  async rateBefore(score: number): Promise<void> {
    await this.take(session.rate(this.running!, 'BEFORE', score, this.device!.client));
  }

  async rate(score: number): Promise<void> {
    this.dialog = undefined;
    this.player.timer?.pause();
    const step = session.current(this.running!)?.key;
    await this.take(session.rate(this.running!, 'DURING', score, this.device!.client, step));
  }

  async rateAfter(score: number): Promise<void> {
    await this.take(session.rate(this.running!, 'AFTER', score, this.device!.client));
  }

  async finishStep(): Promise<void> {
    const step = session.current(this.running!);
    if (!step) return;
    const measured = this.player.timer?.end() ?? {};
    await this.take(session.finish(this.running!, step.key, measured, this.device!.client));
  }

  async skipStep(reason: string): Promise<void> {
    const step = session.current(this.running!);
    this.dialog = undefined;
    if (step) await this.take(session.skip(this.running!, step.key, reason, this.device!.client));
  }

  async stop(reason: StopReason): Promise<void> {
    const step = session.current(this.running!)?.key;
    this.dialog = undefined;
    this.player.timer?.pause();
    if (await this.take(session.stop(this.running!, reason, step, this.device!.client))) {
      await this.device!.lock(this.running!.locks);
      await this.look();
    }
  }

  async complete(feeling?: string): Promise<void> {
    const now = this.running!;
    if (!now.stopped && !(await this.take(session.complete(now, feeling, this.device!.client)))) return;
    await this.close(now);
  }

  /** A session that is not to begin, or not to go on, by the rule: it ends here without a word more. */
  async leave(): Promise<void> {
    this.dialog = undefined;
    if (this.running!.stage === 'AFTER') this.show();
    else await this.stop('OTHER');
  }

  answerGuidance(): void {
    this.dialog = undefined;
    this.guidance = undefined;
    this.show();
  }

  async event(said: SessionEvent): Promise<boolean> {
    return this.stored(() => this.device!.outbox.add(said));
  }

  /** One at a time: what a second tap says while the first is being stored was not meant. */
  private async take(turn: session.Turn): Promise<boolean> {
    if (this.taking) return false;
    this.taking = true;
    const stored = await this.stored(() => this.device!.outbox.add(turn.event, { key: 'session', value: turn.next }));
    this.taking = false;
    if (stored) {
      this.running = turn.next;
      if (turn.guidance) this.advise(turn.guidance);
    }
    this.show();
    return stored;
  }

  private async stored(add: () => Promise<void>): Promise<boolean> {
    try {
      await add();
      this.trouble = undefined;
      return true;
    } catch (failure) {
      this.trouble = say(failure instanceof StorageFull ? 'trouble.storage-full' : 'trouble.not-stored');
      this.show();
      return false;
    }
  }

  private async hear(event: SessionEvent, result: EventResult): Promise<void> {
    if (this.running && event.data.sessionId === this.running.sessionId && result.guidance) {
      const before = this.running.rule.guidance;
      this.running = session.hearing(this.running, result.guidance);
      await this.device!.records.put('session', this.running);
      if (stricter(before, result.guidance) !== before) this.advise(result.guidance);
    }
    if (result.noGuidance === 'unavailable' && this.screen === 'session') this.speak(say('guidance.unavailable'));
    this.show();
  }

  private advise(guidance: Guidance): void {
    this.guidance = guidance;
    this.dialog = 'guidance';
    if (!mayContinue(guidance).step) this.player.timer?.pause();
    this.speak(word('answer', guidance.answer));
  }

  private async close(now: session.Running): Promise<void> {
    const rolledSeconds = doseLeft(now.dose, [], now.plan.steps) - doseLeft(now.dose, now.done, now.plan.steps);
    const ended: Ended = {
      sessionId: now.sessionId, occurrenceId: now.occurrenceId, planId: now.plan.planId,
      localDay: localDay(new Date(now.startedAt)), at: new Date().toISOString(), rolledSeconds,
    };
    await this.device!.records.put('ended', [...this.ended, ended]);
    await this.device!.records.remove('session');
    this.running = undefined;
    await this.look();
    this.show('today');
    this.speak(say('today.well-done'));
    if (!isSignedIn()) void this.account.arrive();
  }
}
