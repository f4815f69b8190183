/** Parts that several screens have. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app';
import type { Adaptation, DuePlan, Step } from '../today';
import { translated } from '../today';
import { choose, duration, knows, language, languages, say, wanted, word } from '../words';

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** NRS-11, as buttons for a thumb. */
export function scale(name: string, chosen: (score: number) => void): TemplateResult {
  return html`
    <div class="scale" role="group" aria-label=${name}>
      ${SCORES.map((score) => html`
        <button class=${'score s' + score} aria-label=${say('scale.of', { n: score })} @click=${() => chosen(score)}>${score}</button>`)}
    </div>
    <p class="ends soft small"><span>${say('scale.none')}</span><span>${say('scale.worst')}</span></p>`;
}

export function yesOrNo(name: string, legend: string): TemplateResult {
  return html`
    <fieldset class="yes-no">
      <legend>${legend}</legend>
      ${['yes', 'no'].map((answer) => html`
        <label><input type="radio" name=${name} value=${answer} required> <span>${say('answer.' + answer)}</span></label>`)}
    </fieldset>`;
}

/** Why something is otherwise than prescribed, in words; a rule that nobody here knows says what the server says. */
export function reasons(list: Adaptation[]): TemplateResult | typeof nothing {
  const said = new Map(list.map((each) => [sentence(each), knows('rule', each.rule) ? language() : 'en']));
  if (said.size === 0) return nothing;
  return html`<ul class="reasons">${[...said].map(([words, tag]) => html`<li lang=${tag}>${words}</li>`)}</ul>`;
}

/** Rules of the session before this one: of a plan they say why it is lighter today. */
const LAST_TIME = ['NRS_4_5', 'NRS_6_UP', 'BEFORE_PLUS_2', 'ABOVE_BEFORE', 'STOP_DISCOMFORT', 'STOP_VERY_PAINFUL', 'SEVERE_PAIN'];

function sentence(of: Adaptation): string {
  if (LAST_TIME.includes(of.rule)) return say('adapted.lighter');
  return knows('rule', of.rule) ? say('rule.' + of.rule, { what: techniques(of.what) }) : of.what;
}

/** Why the continue rule, or a stop, says what it says. */
export function because(rule: string, techniques: string[] = []): string {
  const what = techniques.map((each) => word('technique', each)).join(', ') || say('technique.some');
  return knows('rule', rule) ? say('rule.' + rule, { what }) : word('rule', rule);
}

/** Techniques that a server names in its own words. */
function techniques(what: string): string {
  const named = (what.match(/\b[A-Z]{3,}(_[A-Z]+)*\b/g) ?? []).filter((each) => knows('technique', each));
  return named.length > 0 ? [...new Set(named)].map((each) => word('technique', each)).join(', ') : say('technique.some');
}

/** "10 to 15 min · hold 15 to 30 s · light pressure". */
export function dose(step: Step): string {
  const parts: string[] = [];
  if (step.seconds) parts.push(range(step.seconds, duration));
  if (step.repetitions) parts.push(say('dose.times', { n: range(step.repetitions, String) }));
  if (step.holdSeconds) parts.push(say('dose.hold', { n: range(step.holdSeconds, duration) }));
  if (typeof step.atMostSeconds === 'number') parts.push(say('dose.at-most', { n: duration(step.atMostSeconds) }));
  if (step.pressure) parts.push(word('pressure', step.pressure));
  return parts.join(' · ');
}

function range(of: { min: number; max: number }, shown: (value: number) => string): string {
  return of.min === of.max ? shown(of.min) : say('range', { min: shown(of.min), max: shown(of.max) });
}

export function titleOf(of: DuePlan | Step): string {
  return translated(of, 'title', wanted()) ?? of.title;
}

/** A title, or an instruction; in a language that is not the reader's it says which. */
export function told(of: DuePlan | Step, member: 'title' | 'instruction', plan: DuePlan): TemplateResult | string {
  const own = translated(of, member, wanted());
  if (own !== undefined) return own;
  const words = member === 'title' ? of.title : (of as Step).instruction;
  return foreign(words, plan);
}

/** Words of a plan that come in one language only. */
export function foreign(words: string, plan: DuePlan): TemplateResult | string {
  const tag = plan.language ?? 'en';
  return tag.split('-')[0] === language() ? words : html`<span lang=${tag}>${words}</span>`;
}

export function languageChoice(app: App): TemplateResult {
  return html`
    <p class="languages" role="group" aria-label=${say('language')}>
      ${languages().map((tag) => html`
        <button class="small" lang=${tag} aria-pressed=${String(tag === language())} @click=${() => {
          choose(tag);
          app.show();
          void app.refresh();
        }}>${say('language.' + tag)}</button>`)}
    </p>`;
}

export function back(app: App): TemplateResult {
  return html`<button class="plain back" @click=${() => app.show('today')}>‹ ${say('place.today')}</button>`;
}
