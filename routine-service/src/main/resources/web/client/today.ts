/** What routine-service answers to GET /v1/clients/{id}/today, as far as the app reads it. A newer server may say more. */
import type { DailyDose, Range, StepToday, Thing, Word } from './core';

export interface Today {
  clientId: string;
  localDay: string;
  dataUpTo: string | null;
  consent?: { state: 'NOT_ASKED' | 'GIVEN' | 'OUTDATED' | 'WITHDRAWN' | Word; currentVersion: number | null };
  reasons: Adaptation[];
  ask: Question[];
  ballRoll: DailyDose;
  injuredAreas: string[];
  plans: DuePlan[];
}

export interface Question {
  question: 'NEXT_DAY_CHECK' | 'SCREENING' | Word;
  rule: string;
  aboutDay: string | null;
  techniques: string[];
}

export interface Adaptation {
  rule: string;
  what: string;
  evidence?: { localDay?: string }[];
}

export interface DuePlan {
  planId: string;
  routineKey: string;
  title: string;
  /** Of its own words and its steps'; English if absent. */
  language?: string;
  status: 'DUE' | 'DONE' | 'PAUSED' | 'EXEMPT' | Word;
  occurrences: { id: string; slot: string; windowEnd: string; status: string; sessionId: string | null }[];
  stopRules: string[];
  contraindications: string[] | null;
  sessionMinutes: Range | null;
  advice: string[];
  adaptations: Adaptation[];
  steps: Step[];
  note: string | null;
  texts?: Texts;
}

export interface Step extends StepToday {
  title: string;
  instruction: string;
  required: boolean;
  prompt: boolean;
  optional: boolean;
  recurring: boolean;
  insteadOf: string[];
  areas: string[] | null;
  pressure: string | null;
  repetitions: Range | null;
  holdSeconds: Range | null;
  equipment: Thing[];
  adaptations: Adaptation[];
  note: string | null;
  /** Address of a drawing; absent if there is none. */
  picture?: string | null;
  texts?: Texts;
}

/** The same texts in other languages, by BCP 47 tag; absent from an older server. */
export type Texts = Record<string, { title?: string; instruction?: string; advice?: string[]; equipment?: string[] }>;

/** A text that comes in several languages: in the reader's by lookup (RFC 4647, 3.4), else undefined. */
export function translated<M extends 'title' | 'instruction' | 'advice' | 'equipment'>(
  of: { texts?: Texts },
  member: M,
  wanted: string[],
): Texts[string][M] | undefined {
  const tags = new Map(Object.entries(of.texts ?? {}).map(([tag, texts]) => [tag.toLowerCase(), texts]));
  return wanted.map((tag) => tags.get(tag.toLowerCase())?.[member]).find((found) => found !== undefined);
}

/**
 * Steps that are done one after the other. What is asked or borne in mind all the time is shown meanwhile, unless it is required: then it
 * begins with a step of its own, which counts. How the back feels is asked at the end anyway.
 */
export function isWork(step: Step): boolean {
  return (!step.recurring || step.required) && !(step.prompt && step.technique === 'ASK' && step.phase === 'COOL_DOWN');
}

/** Slots that nothing was done for yet, on the server and on this device. */
export function openSlot(plan: DuePlan, endedHere: string[]): string | undefined {
  return plan.occurrences.find((each) => each.status !== 'DONE' && !endedHere.includes(each.id))?.id;
}
