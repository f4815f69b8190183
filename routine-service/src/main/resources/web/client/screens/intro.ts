/** What one has to know before the first touch, and the pain before it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app';
import { isWork, translated, type DuePlan } from '../today';
import { say, wanted, word } from '../words';
import { back, foreign, reasons, scale, told } from './parts';

export function intro(app: App): TemplateResult {
  const plan = app.chosen!;
  const advice = translated(plan, 'advice', wanted()) ?? plan.advice.map((each) => foreign(each, plan));
  const things = atHand(plan);
  return html`
    ${back(app)}
    <h1 tabindex="-1">${told(plan, 'title', plan)}</h1>
    ${plan.note ? html`<p class="note"><b>${say('note.from')}</b> ${plan.note}</p>` : nothing}
    ${reasons(plan.adaptations)}
    <section class="card">
      <h2>${say('intro.before')}</h2>
      <ul>${advice.map((each) => html`<li>${each}</li>`)}</ul>
      <h2>${say('intro.stop-if')}</h2>
      <ul>${plan.stopRules.map((each) => html`<li>${word('stop', each)}</li>`)}</ul>
      ${plan.contraindications?.length
        ? html`<h2>${say('intro.not-if')}</h2><ul>${plan.contraindications.map((each) => html`<li>${word('contra', each)}</li>`)}</ul>` : nothing}
      ${things.length > 0 ? html`<h2>${say('intro.things')}</h2><ul>${things.map((each) => html`<li>${each}</li>`)}</ul>` : nothing}
    </section>
    <section class="card accent">
      <h2>${say('intro.pain')}</h2>
      <p class="soft small">${say('intro.begins')}</p>
      ${scale(say('intro.pain'), (score) => void app.begin(score))}
    </section>`;
}

/** Each thing once. Hands are there. */
function atHand(plan: DuePlan): string[] {
  const things = new Map<string, string>();
  for (const step of plan.steps.filter((each) => each.action === 'DO' && isWork(each))) {
    const named = translated(step, 'equipment', wanted());
    step.equipment.forEach(({ value }, i) => things.set(value, named?.[i] ?? word('thing', value)));
  }
  things.delete('hands');
  things.delete('fists');
  return [...things.values()];
}
