/** What reaches somebody who looks elsewhere: tones, vibration, a screen that stays awake. Where a phone has none of it, nothing is missing. */
import type { Signal } from './timer';

const TONES: Record<Signal, { hertz: number; times: number; shake: number[] }> = {
  begin: { hertz: 660, times: 1, shake: [80] },
  second: { hertz: 440, times: 1, shake: [] },
  enough: { hertz: 784, times: 2, shake: [120, 80, 120] },
  full: { hertz: 988, times: 3, shake: [200, 100, 200, 100, 200] },
};
const QUIET = 'lumbar-quiet';
const LONG_S = 0.16;

let audio: AudioContext | undefined;
let lock: WakeLockSentinel | undefined;
let awake = false;

export function isQuiet(): boolean {
  return localStorage.getItem(QUIET) === 'yes';
}

export function beQuiet(quiet: boolean): void {
  localStorage.setItem(QUIET, quiet ? 'yes' : 'no');
}

export function sound(signal: Signal): void {
  const { hertz, times, shake } = TONES[signal];
  if (shake.length > 0) navigator.vibrate?.(shake);
  if (isQuiet()) return;
  audio ??= new AudioContext();
  void audio.resume();
  for (let i = 0; i < times; i++) play(audio, hertz, audio.currentTime + i * 2 * LONG_S);
}

function play(on: AudioContext, hertz: number, at: number): void {
  const tone = on.createOscillator();
  const loudness = on.createGain();
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.25, at + 0.02);
  loudness.gain.linearRampToValueAtTime(0, at + LONG_S);
  tone.connect(loudness).connect(on.destination);
  tone.start(at);
  tone.stop(at + LONG_S);
}

/** A phone that sleeps lets its lock go; it is asked for again when somebody comes back. */
export async function stayAwake(wanted: boolean): Promise<void> {
  if (wanted === awake && (!wanted || lock)) return;
  awake = wanted;
  if (!wanted) {
    await lock?.release().catch(() => undefined);
    lock = undefined;
    return;
  }
  lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
  lock?.addEventListener('release', () => (lock = undefined));
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && awake && !lock) {
    awake = false;
    void stayAwake(true);
  }
});
