/** What runs while a step is on the screen: its timer, a screen that stays awake, and what is asked again and again. */
import type { App } from './app';
import { sound, stayAwake } from './senses';
import * as session from './session';
import { Timer, type Signal } from './timer';
import type { Step } from './today';
import { titleOf } from './screens/parts';
import { say } from './words';

/** How often what is asked again and again is asked. Ours, not clinically validated. */
const PROMPT_EVERY_MS = 120_000;

export class Player {
  timer?: Timer;
  /** Which of the session's prompts is shown. */
  prompt = 0;
  private step?: string;
  private asking?: ReturnType<typeof setInterval>;

  constructor(private readonly app: App) {}

  /** A timer belongs to the step that is shown, and ends with it. */
  prepare(): void {
    const { running, screen } = this.app;
    const inSteps = screen === 'session' && running?.stage === 'STEPS';
    void stayAwake(inSteps);
    this.turnTo(inSteps ? session.current(running) : undefined);
    if (inSteps) this.asking ??= setInterval(() => this.askAgain(), PROMPT_EVERY_MS);
    else {
      clearInterval(this.asking);
      this.asking = undefined;
    }
  }

  private turnTo(step: Step | undefined): void {
    if (step?.key === this.step) return;
    this.timer?.stopTicking();
    this.step = step?.key;
    const dose = step && {
      seconds: step.seconds ?? null,
      atMost: step.atMostSeconds ?? null,
      repetitions: step.repetitions,
      hold: step.holdSeconds,
    };
    this.timer = dose && new Timer(dose, (signal) => this.signal(signal), () => this.app.show());
  }

  private signal(signal: Signal): void {
    sound(signal);
    if (signal !== 'second') this.app.speak(say('signal.' + signal));
  }

  private askAgain(): void {
    const prompts = session.prompts(this.app.running!);
    if (prompts.length === 0) return;
    this.prompt = (this.prompt + 1) % prompts.length;
    sound('second');
    this.app.speak(titleOf(prompts[this.prompt]));
    this.app.show();
  }
}
