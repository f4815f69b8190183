/**
 * The session that runs: a plain object that is stored with every event that changes it, in one transaction. After a crash it goes on
 * where the last event left it. Nothing here knows a screen.
 */
import { afterRating, afterStop, doseLeft, heard, newId, planned } from './core';
import type { DailyDose, DoneHere, Guidance, Lock, Moment, RunningSession, SessionEvent, StopReason } from './core';
import { installation } from './settings';
import { isWork, type DuePlan, type Step } from './today';

export interface Running {
  sessionId: string;
  plan: DuePlan;
  occurrenceId?: string;
  startedAt: string;
  stage: 'BEFORE' | 'STEPS' | 'AFTER' | 'OVER';
  outcomes: Record<string, 'DONE' | 'SKIPPED'>;
  rule: RunningSession;
  locks: Lock[];
  dose: DailyDose;
  done: DoneHere[];
  /** The rating AFTER, once it was given. */
  after?: number;
  stopped?: StopReason;
}

/** What happened, and the session as it is then; `guidance` is what to say to it now. */
export interface Turn {
  event: SessionEvent;
  next: Running;
  guidance?: Guidance;
}

export function event(type: string, data: SessionEvent['data'], subject: string): SessionEvent {
  const now = new Date();
  return {
    specversion: '1.0',
    id: newId(now.getTime()),
    source: installation(),
    type: 'org.lumbar.session.' + type + '.v1',
    subject,
    time: now.toISOString(),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    data,
  };
}

export function begin(plan: DuePlan, occurrenceId: string | undefined, dose: DailyDose, client: string): Turn {
  const sessionId = newId();
  const next: Running = {
    sessionId,
    plan,
    occurrenceId,
    startedAt: new Date().toISOString(),
    stage: 'BEFORE',
    outcomes: {},
    rule: { strict: plan.stopRules.includes('STOP_DISCOMFORT') },
    locks: [],
    dose,
    done: [],
  };
  return { event: event('started', { sessionId, planId: plan.planId, ...(occurrenceId ? { occurrenceId } : {}) }, client), next };
}

export function rate(now: Running, moment: Moment, score: number, client: string, stepKey?: string): Turn {
  const { session, guidance } = afterRating(now.rule, moment, score);
  const data = { moment, score, sessionId: now.sessionId, ...(stepKey ? { stepKey } : {}) };
  const severe = moment === 'BEFORE' && guidance !== undefined;
  const stage = moment === 'BEFORE' && !severe ? 'STEPS' : now.stage;
  return { event: event('pain-rated', data, client), next: { ...now, rule: session, stage, ...(moment === 'AFTER' ? { after: score } : {}) }, guidance };
}

/** @param measured what was done: seconds, repetitions, the longest hold; what nobody measured is left out */
export function finish(now: Running, stepKey: string, measured: Omit<DoneHere, 'stepKey'> & { repetitions?: number; holdSeconds?: number }, client: string): Turn {
  const done = [...now.done, { stepKey, durationSeconds: measured.durationSeconds }];
  const next = moved({ ...now, done, outcomes: { ...now.outcomes, [stepKey]: 'DONE' as const } });
  return { event: event('step-completed', { sessionId: now.sessionId, stepKey, ...measured }, client), next };
}

export function skip(now: Running, stepKey: string, reason: string, client: string): Turn {
  const next = moved({ ...now, outcomes: { ...now.outcomes, [stepKey]: 'SKIPPED' as const } });
  return { event: event('step-skipped', { sessionId: now.sessionId, stepKey, reason }, client), next };
}

export function stop(now: Running, reason: StopReason, stepKey: string | undefined, client: string): Turn {
  const said = event('stopped', { sessionId: now.sessionId, reason, ...(stepKey ? { stepKey } : {}) }, client);
  const { session, guidance, locks } = afterStop(now.rule, { eventId: said.id, reason, stepKey }, now.plan.steps);
  return { event: said, next: { ...now, rule: session, locks: [...now.locks, ...locks], stopped: reason, stage: 'AFTER' }, guidance };
}

/** @param feeling BETTER, SAME or WORSE; undefined if the person doesn't say */
export function complete(now: Running, feeling: string | undefined, client: string): Turn {
  const data = { sessionId: now.sessionId, ...(feeling ? { feeling } : {}) };
  return { event: event('completed', data, client), next: { ...now, stage: 'OVER' } };
}

/** The server's word about one event of the session: the stricter one holds. */
export function hearing(now: Running, guidance: Guidance): Running {
  return { ...now, rule: heard(now.rule, guidance) };
}

/** The work as it may be done now: what was locked or used up meanwhile is no longer offered. */
export function steps(now: Running): Step[] {
  const open = now.plan.steps.filter((step) => !now.outcomes[step.key]);
  const left = doseLeft(now.dose, now.done, now.plan.steps);
  const adapted = new Map(planned(open, left, now.locks).map((step) => [step.key, step]));
  return now.plan.steps.map((step) => adapted.get(step.key) ?? step);
}

/** What comes now; undefined once all is done or skipped. */
export function current(now: Running): Step | undefined {
  return work(now).find((step) => !now.outcomes[step.key]);
}

/** Steps of this session, in order: those that may be done, and those that were. */
export function work(now: Running): Step[] {
  return steps(now).filter((step) => isWork(step) && (step.action === 'DO' || now.outcomes[step.key]));
}

/** What is asked again and again, or done throughout. */
export function prompts(now: Running): Step[] {
  return steps(now).filter((step) => step.recurring && step.action === 'DO');
}

function moved(next: Running): Running {
  return next.stage === 'STEPS' && !current(next) ? { ...next, stage: 'AFTER' } : next;
}
