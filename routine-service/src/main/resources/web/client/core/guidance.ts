/**
 * The rules that say at once whether to go on: continue rule, stop ladder, locks and the daily limit of ball and roller work. They are
 * session-service's and routine-service's own, once more, for a phone without a network; contracts/…/rules/guidance.json holds both to the
 * same cases. Where the server is stricter its word counts: `heard`.
 */
import type {
  Answer,
  DailyDose,
  DoneHere,
  Guidance,
  Lock,
  Moment,
  Rule,
  RunningSession,
  StepToday,
  StopReason,
  Thing,
} from './types';

const STOP_FROM = 6;
const LIGHTER_FROM = 4;
const RISE = 2;
const SEVERE_FROM = 7;

/** Mildest first. */
const ANSWERS: Answer[] = ['GO_ON', 'LIGHTER', 'STOP_STEP', 'STOP_SESSION', 'SEE_DOCTOR'];

/** Of several rules that give one answer the first is named. */
const ANSWER_OF: [Rule, Answer][] = [
  ['STOP_EXCRUCIATING', 'SEE_DOCTOR'],
  ['STOP_BONE_PAIN', 'STOP_SESSION'],
  ['STOP_VERY_PAINFUL', 'STOP_SESSION'],
  ['STOP_DISCOMFORT', 'STOP_SESSION'],
  ['NRS_6_UP', 'STOP_STEP'],
  ['BEFORE_PLUS_2', 'STOP_STEP'],
  ['ABOVE_BEFORE', 'STOP_STEP'],
  ['NRS_4_5', 'LIGHTER'],
  ['NRS_0_3', 'GO_ON'],
  ['SEVERE_PAIN', 'STOP_SESSION'],
];

/** What a rating of NRS 0 to 10 and the session's state say; undefined where they say nothing. */
export function decide(session: RunningSession, moment: Moment, score: number): Rule | undefined {
  if (moment !== 'DURING') {
    return moment !== 'AFTER' && score >= SEVERE_FROM ? 'SEVERE_PAIN' : undefined;
  }
  const before = session.before;
  if (score >= STOP_FROM) return 'NRS_6_UP';
  if (before !== undefined && score >= before + RISE) return 'BEFORE_PLUS_2';
  if (session.strict && before !== undefined && score > before) return 'ABOVE_BEFORE';
  return score >= LIGHTER_FROM ? 'NRS_4_5' : 'NRS_0_3';
}

/** What a typed stop says; undefined for FATIGUE and OTHER, which say nothing about pain. */
export function ofStop(reason: StopReason): Rule | undefined {
  return reason === 'FATIGUE' || reason === 'OTHER' ? undefined : `STOP_${reason}`;
}

/** The stricter of two; a word that this release does not know is the strictest, for nobody here can say that it is not. */
export function stricter(one: Guidance | undefined, other: Guidance | undefined): Guidance | undefined {
  if (!one || !other) return one ?? other;
  const difference = strictness(one) - strictness(other);
  if (difference !== 0) return difference > 0 ? one : other;
  return place(one.rule) <= place(other.rule) ? one : other;
}

/** What to say after a rating, and the session as it is then. The guidance is for this rating alone; the session's is the strictest so far. */
export function afterRating(
  session: RunningSession,
  moment: Moment,
  score: number,
): { session: RunningSession; guidance?: Guidance } {
  const guidance = guidanceOf(decide(session, moment, score));
  const next = { ...session };
  if (moment === 'BEFORE') next.before = Math.min(score, session.before ?? score);
  if (moment === 'DURING') next.during = Math.max(score, session.during ?? score);
  // A lower rating BEFORE that comes later makes what was rated DURING graver.
  const again = next.during === undefined ? undefined : guidanceOf(decide(next, 'DURING', next.during));
  return { session: heard(heard(next, guidance), again), guidance };
}

/** What to say after a typed stop, the session as it is then, and what is locked by it. */
export function afterStop(
  session: RunningSession,
  stop: { eventId: string; reason: StopReason; stepKey?: string },
  steps: StepToday[],
): { session: RunningSession; guidance?: Guidance; locks: Lock[] } {
  const rule = ofStop(stop.reason);
  const guidance = guidanceOf(rule);
  const locks = rule && (stop.reason === 'BONE_PAIN' || stop.reason === 'EXCRUCIATING')
    ? techniquesOf(stop.stepKey, steps).map((technique) => ({ technique, lockId: stop.eventId, rule }))
    : [];
  return { session: heard(session, guidance), guidance, locks };
}

/** The session after somebody, such as the server, has said that: a milder word takes nothing back. */
export function heard(session: RunningSession, guidance: Guidance | undefined): RunningSession {
  const strictest = stricter(session.guidance, guidance);
  return strictest ? { ...session, guidance: strictest } : session;
}

/** Whether the step, and whether the session, may go on after that guidance. What this release can't read stops both. */
export function mayContinue(guidance: Guidance | undefined): { step: boolean; session: boolean; lighter: boolean } {
  const at = guidance ? strictness(guidance) : 0;
  return { step: at < ANSWERS.indexOf('STOP_STEP'), session: at < ANSWERS.indexOf('STOP_SESSION'), lighter: at === 1 };
}

/** Seconds of ball and roller work that are left today, after what this device has done and the server does not know yet. */
export function doseLeft(dose: DailyDose, done: DoneHere[], steps: StepToday[]): number {
  const offered = steps.filter((step) => step.action === 'DO' && rolls(step)).map((step) => step.atMostSeconds ?? Infinity);
  const left = offered.length === 0 ? dose.remainingSeconds : Math.min(dose.remainingSeconds, Math.max(...offered));
  const here = done.reduce((sum, each) => sum + ballSeconds(each, steps), 0);
  return Math.max(0, left - here);
}

/** The steps that are still to be done, as they may be now: what `today` forbids stays forbidden, and this can only be stricter. */
export function planned<S extends StepToday>(steps: S[], left: number, locks: Lock[], resting: string[] = []): S[] {
  let rest = left;
  return steps.map((step) => {
    if (step.action !== 'DO') return step;
    const works = rolls(step) ? [step.technique, 'BALL_ROLL'] : [step.technique];
    if (locks.some((lock) => works.includes(lock.technique))) return { ...step, action: 'LOCKED' };
    if (resting.some((technique) => works.includes(technique))) return { ...step, action: 'REST' };
    if (!rolls(step)) return step;
    if (rest === 0) return { ...step, action: 'DOSE_USED_UP' };
    const before = rest;
    if (!step.seconds) return { ...step, atMostSeconds: before };
    const seconds = { min: Math.min(step.seconds.min, before), max: Math.min(step.seconds.max, before) };
    rest = before - seconds.max;
    return { ...step, atMostSeconds: before, seconds };
  });
}

/** True for a step that is done with a ball or a roller, whatever it is called. */
export function rolls(step: StepToday): boolean {
  return step.technique === 'BALL_ROLL' || (step.equipment ?? []).some(isNeeded);
}

/** True if that names a ball or a roller among other words; a word that only contains one, such as "controller", does not. */
export function isBallOrRoller(equipment: string): boolean {
  return equipment
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => /^((tennis|massage)?balls?|(foam)?rollers?)$/.test(word));
}

function ballSeconds(done: DoneHere, steps: StepToday[]): number {
  const step = steps.find((each) => each.key === done.stepKey);
  const onTheBall =
    step?.technique === 'BALL_ROLL' ||
    (done.equipment === undefined ? (step?.equipment ?? []).some(isNeeded) : isBallOrRoller(done.equipment));
  return onTheBall ? (done.durationSeconds ?? 0) : 0;
}

function isNeeded(thing: Thing): boolean {
  return !thing.optional && isBallOrRoller(thing.value);
}

/** A stop that names no step of this routine is about the whole massage. */
function techniquesOf(stepKey: string | undefined, steps: StepToday[]): string[] {
  const named = steps.filter((step) => step.key === stepKey);
  const meant = named.length > 0 ? named : steps.filter((step) => step.phase === 'MASSAGE');
  return [...new Set(meant.map((step) => step.technique))];
}

function guidanceOf(rule: Rule | undefined): Guidance | undefined {
  const found = ANSWER_OF.find(([name]) => name === rule);
  return found && { rule: found[0], answer: found[1] };
}

function strictness(guidance: Guidance): number {
  const at = ANSWERS.indexOf(guidance.answer);
  return at < 0 ? ANSWERS.length : at;
}

function place(rule: Rule): number {
  const at = ANSWER_OF.findIndex(([name]) => name === rule);
  return at < 0 ? ANSWER_OF.length : at;
}
