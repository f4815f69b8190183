/** Asks the app's rules about the cases of contracts/…/rules/guidance.json, and names those that they answer otherwise. */
import * as core from './core/index';

const NAMED = (thing: any) => ({ value: thing.name, optional: thing.optional });
const steps = (given: any[]): any[] =>
  given.map((step) => ({ ...step, action: 'DO', equipment: (step.equipment ?? []).map(NAMED) }));
const session = (given: any) => ({ strict: given.strict, before: given.before ?? undefined });

/** Of each rule: what the app says to a case, and what it should say. */
const RULES: Record<string, { said: (given: any, table: any) => unknown; expected: (given: any, table: any) => unknown }> = {
  ratings: {
    said: (given) =>
      given.rules.map((_: unknown, score: number) => {
        const { guidance } = core.afterRating(session(given), given.moment, score);
        return guidance ? [guidance.rule, guidance.answer] : null;
      }),
    expected: (given, table) => given.rules.map((rule: string) => rule && [rule, table.answers[rule]]),
  },
  stops: {
    said: (given) => {
      const stop = { eventId: 'stop', reason: given.reason, stepKey: given.stepKey };
      const { guidance, locks, session: after } = core.afterStop({ strict: false }, stop, steps(given.steps));
      const whole = locks.every((lock) => lock.lockId === 'stop' && lock.rule === guidance?.rule);
      return [guidance?.rule ?? null, guidance?.answer ?? null, after.guidance?.rule ?? null, locks.map((lock) => lock.technique).sort(), whole];
    },
    expected: (given, table) => [given.rule, given.rule && table.answers[given.rule], given.rule, [...given.locks].sort(), true],
  },
  sessions: {
    said: (given) => {
      let running: core.RunningSession = { strict: given.strict };
      for (const report of given.reports) {
        running = report.stop
          ? core.afterStop(running, { eventId: 'stop', reason: report.stop }, []).session
          : core.afterRating(running, report.moment, report.score).session;
      }
      const may = core.mayContinue(running.guidance);
      return [running.guidance?.rule ?? null, may.step, may.session];
    },
    expected: (given, table) => {
      const answer = table.answers[given.rule];
      return [given.rule, !['STOP_STEP', 'STOP_SESSION', 'SEE_DOCTOR'].includes(answer), !['STOP_SESSION', 'SEE_DOCTOR'].includes(answer)];
    },
  },
  equipment: {
    said: (given) => core.isBallOrRoller(given.equipment),
    expected: (given) => given.ball,
  },
  doses: {
    said: (given) => 10_000 - core.doseLeft({ usedSeconds: 0, limitSeconds: 10_000, remainingSeconds: 10_000 }, given.done, steps(given.steps)),
    expected: (given) => given.seconds,
  },
  days: {
    said: (given) => {
      const locks = given.locked.map((technique: string) => ({ technique, lockId: 'lock', rule: 'STOP_BONE_PAIN' }));
      return core
        .planned(steps(given.steps), given.remainingSeconds, locks, given.resting)
        .map(({ action, seconds = null, atMostSeconds = null }) => [action, seconds?.min, seconds?.max, atMostSeconds]);
    },
    expected: (given) =>
      given.expected.map((step: any) => [step.action, step.seconds?.min, step.seconds?.max, step.atMostSeconds]),
  },
};

/** The names of all cases that the app answers otherwise, such as "stops: BONE_PAIN locks the step's technique". */
function differences(table: any): string[] {
  const found: string[] = [];
  for (const [rule, { said, expected }] of Object.entries(RULES)) {
    for (const given of table[rule]) {
      if (JSON.stringify(said(given, table)) !== JSON.stringify(expected(given, table))) {
        found.push(`${rule}: ${given.name ?? given.equipment}`);
      }
    }
  }
  return [...found, ...strictness(table.answers)];
}

/** Of any two rules the one with the stricter answer counts, or else the one that comes first. */
function strictness(answers: Record<string, string>): string[] {
  const mild = ['GO_ON', 'LIGHTER', 'STOP_STEP', 'STOP_SESSION', 'SEE_DOCTOR'];
  const rules = Object.keys(answers);
  const found: string[] = [];
  for (const one of rules) {
    for (const other of rules) {
      const more = mild.indexOf(answers[one]) - mild.indexOf(answers[other]);
      const first = more > 0 || (more === 0 && rules.indexOf(one) <= rules.indexOf(other)) ? one : other;
      const said = core.stricter({ rule: one, answer: answers[one] }, { rule: other, answer: answers[other] });
      if (said?.rule !== first) found.push(`answers: ${one} and ${other}`);
    }
  }
  return found;
}

/** What a newer server says in a word of its own is stricter than anything, and milder words take nothing back. */
function unknownWords(): unknown[] {
  const heard = core.heard({ strict: false }, { answer: 'LIE_DOWN', rule: 'NRS_11' });
  const after = core.afterStop(heard, { eventId: 'stop', reason: 'EXCRUCIATING' }, []).session;
  return [core.mayContinue(heard.guidance).session, after.guidance?.rule];
}

Object.assign(globalThis, { differences, unknownWords });
