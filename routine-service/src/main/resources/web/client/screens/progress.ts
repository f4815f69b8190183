/** How it goes, in words: never a number where nothing was scheduled, and never "not done" for what is only not sent. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { fromInsights } from '../api';
import type { App } from '../app';
import { count, moment, number, percent, say, shortDay, word } from '../words';

interface Consistency {
  dataUpTo: string | null;
  plans: {
    planId: string; routineTitle: string; status: string; extraSessions: number;
    windows: { window: string; value: number | null; reason: string | null; completed: number; denominator: number; band: string | null }[];
    streak?: number | null;
    course?: { completed: number; reviewAt: number; stopAt: number } | null;
  }[];
}

interface Pain {
  daily: { localDay: string; value: number; ratings: number }[];
}

/** Fewer days than these say nothing about how it goes. */
const ENOUGH_DAYS = 7;
const FETCH_AGAIN_MS = 30_000;

let shown: { consistency: Consistency; pain: Pain } | undefined;
let asked = 0;
let missed = false;

export function progress(app: App): TemplateResult {
  if (Date.now() - asked > FETCH_AGAIN_MS) void load(app);
  return html`
    <h1 tabindex="-1">${say('place.progress')}</h1>
    ${app.box.pending > 0 ? html`<p class="message quiet">${say('progress.not-synced', { entries: count('outbox.pending', app.box.pending) })}</p>` : nothing}
    ${shown ? found(shown.consistency, shown.pain) : html`<p class="card">${app.reachable && !missed ? say('loading') : say('network.needed')}</p>`}`;
}

function found(consistency: Consistency, pain: Pain): TemplateResult {
  return html`
    ${consistency.plans.length === 0 ? html`<p class="card">${say('progress.no-plan')}</p>` : nothing}
    ${consistency.plans.map(planCard)}
    ${painCard(pain)}
    <p class="soft small">${consistency.dataUpTo ? say('today.data-up-to', { at: moment(consistency.dataUpTo) }) : say('progress.nothing-yet')}</p>`;
}

function planCard(plan: Consistency['plans'][0]): TemplateResult {
  return html`
    <section class="card">
      <h2>${plan.routineTitle}</h2>
      <dl class="figures">
        ${plan.windows.map((each) => html`
          <div><dt>${word('window', each.window)}</dt>
          <dd>${each.value === null ? say('progress.no-value') : html`<b>${percent(each.value)}</b> <span class="soft">${say('progress.of', { done: each.completed, of: each.denominator })}</span>`}</dd></div>`)}
        ${typeof plan.streak === 'number' ? html`<div><dt>${say('progress.streak')}</dt><dd>${count('progress.in-a-row', plan.streak)}</dd></div>` : nothing}
        ${plan.course ? html`<div><dt>${say('progress.course')}</dt><dd>${say('progress.course-of', { n: plan.course.completed, min: plan.course.reviewAt, max: plan.course.stopAt })}</dd></div>` : nothing}
      </dl>
    </section>`;
}

function painCard(pain: Pain): TemplateResult {
  const { daily } = pain;
  return html`
    <section class="card">
      <h2>${say('progress.pain')}</h2>
      ${daily.length === 0 ? html`<p>${say('progress.no-pain')}</p>` : html`
        ${daily.length < ENOUGH_DAYS ? html`<p>${say('progress.not-enough')}</p>` : nothing}
        <ul class="bars">${daily.map((each) => html`
          <li><span class="soft small">${shortDay(each.localDay)}</span> <meter min="0" max="10" value=${each.value} aria-label=${say('scale.of', { n: number(each.value) })}></meter> <b>${number(each.value)}</b></li>`)}</ul>`}
    </section>`;
}

async function load(app: App): Promise<void> {
  asked = Date.now();
  const client = app.device!.client;
  try {
    const [consistency, pain] = await Promise.all([
      fromInsights<Consistency>(`/v1/clients/${client}/consistency`),
      fromInsights<Pain>(`/v1/clients/${client}/pain`),
    ]);
    shown = { consistency, pain };
    missed = false;
    await app.device!.records.put('progress', shown);
  } catch (failure) {
    missed = true;
    app.account.missed(failure);
    shown ??= await app.device!.records.get('progress');
  }
  app.show();
}
