/** The session: one step after the other, with what one needs under one thumb, and Stop always there. */
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { App } from '../app';
import * as session from '../session';
import type { Running } from '../session';
import type { Step } from '../today';
import type { Timer } from '../timer';
import { clock, count, duration, say, word } from '../words';
import { because, dose, reasons, scale, told } from './parts';

export function sessionScreen(app: App): TemplateResult {
  const now = app.running;
  if (!now) return html`<h1 tabindex="-1">${say('session.over')}</h1>`;
  if (now.stage === 'BEFORE') return before(app, now);
  const step = now.stage === 'STEPS' ? session.current(now) : undefined;
  return step ? stepScreen(app, now, step) : after(app, now);
}

/** The session has begun, and nobody has said how it is yet, or it is so bad that nothing is to be done. */
function before(app: App, now: Running): TemplateResult {
  if (now.rule.guidance) {
    return html`
      <h1 tabindex="-1">${say('session.not-now')}</h1>
      <p class="card kind">${because(now.rule.guidance.rule, now.locks.map((each) => each.technique))}</p>
      <button class="big" @click=${() => void app.leave()}>${say('session.end')}</button>`;
  }
  return html`
    <h1 tabindex="-1">${told(now.plan, 'title', now.plan)}</h1>
    <section class="card accent"><h2>${say('intro.pain')}</h2>${scale(say('intro.pain'), (score) => void app.rateBefore(score))}</section>`;
}

function stepScreen(app: App, now: Running, step: Step): TemplateResult {
  const work = session.work(now);
  const at = work.findIndex((each) => each.key === step.key) + 1;
  const timer = app.player.timer;
  const picture = app.device && app.pictures.of(step, app.device.records);
  const going = timer && timer.phase !== 'ready';
  return html`
    <div class="topline">
      <button class="plain back" @click=${() => app.show('today')}>‹ ${say('place.today')}</button>
      <span class="soft small">${say('session.step', { at, of: work.length })}</span>
    </div>
    <progress class="along" max=${work.length} value=${at - 1} aria-label=${say('session.along')}></progress>
    <h1 tabindex="-1">${told(step, 'title', now.plan)}</h1>
    ${going ? ring(timer) : nothing}
    ${picture ? html`<div class="picture">${picture}</div>` : nothing}
    <p class="instruction">${told(step, 'instruction', now.plan)}</p>
    ${dose(step) ? html`<p class="dose">${dose(step)}</p>` : nothing}
    ${step.note ? html`<p class="note"><b>${say('note.from')}</b> ${step.note}</p>` : nothing}
    ${reasons(step.adaptations)}
    ${prompt(app, now)}
    ${timer && !going ? ring(timer) : nothing}
    <div class="thumb">
      ${timer ? controls(app, timer) : nothing}
      <div class="row">
        <button class="plain" @click=${() => app.ask('rate')}>${say('session.how')}</button>
        <button class="plain" @click=${() => app.ask('skip')}>${say('session.skip')}</button>
      </div>
      <button class="stop" @click=${() => app.ask('stop')}>${say('session.stop')}</button>
    </div>`;
}

function prompt(app: App, now: Running): TemplateResult | typeof nothing {
  const prompts = session.prompts(now);
  if (prompts.length === 0) return nothing;
  const each = prompts[app.player.prompt % prompts.length];
  return html`<p class="prompt"><b>${told(each, 'title', now.plan)}</b><br>${told(each, 'instruction', now.plan)}</p>`;
}

const ROUND = 2 * Math.PI * 54;

function ring(timer: Timer): TemplateResult {
  const goal = timer.phase === 'get-ready' ? 5 : timer.least || (Number.isFinite(timer.most) ? timer.most : 0);
  const share = goal > 0 ? Math.min(1, timer.phase === 'get-ready' ? 1 - timer.shown / 5 : timer.shown / goal) : 0;
  return html`
    <div class="ring ${timer.phase}">
      <svg viewBox="0 0 120 120" aria-hidden="true">
        ${svg`<circle class="track" cx="60" cy="60" r="54"/><circle class="done" cx="60" cy="60" r="54" transform="rotate(-90 60 60)" stroke-dasharray=${ROUND} stroke-dashoffset=${ROUND * (1 - share)}/>`}
      </svg>
      <p class="time" role="timer" aria-live="off">${timer.phase === 'get-ready' ? Math.ceil(timer.shown) : clock(timer.shown)}</p>
      <p class="soft small">${caption(timer)}</p>
    </div>`;
}

function caption(timer: Timer): string {
  if (timer.phase === 'get-ready') return say('timer.get-ready');
  if (timer.phase === 'full') return say('timer.full');
  if (timer.phase === 'enough') return Number.isFinite(timer.most) ? say('timer.enough-until', { most: duration(timer.most) }) : say('timer.enough');
  const of = timer.dose.hold ? say('timer.repetition', { n: timer.repetition, of: Math.max(timer.repetition, timer.repetitionsWanted) }) : '';
  const goal = timer.least > 0 ? say('timer.least', { least: duration(timer.least) })
    : Number.isFinite(timer.most) ? say('timer.most', { most: duration(timer.most) }) : say('timer.free');
  return [of, goal].filter(Boolean).join(' · ');
}

/** The one button that comes next is the big one. */
function controls(app: App, timer: Timer): TemplateResult {
  const isHold = timer.dose.hold !== null;
  const held = timer.phase === 'enough' || timer.phase === 'full';
  const more = isHold && held && timer.repetition < timer.repetitionsWanted;
  if (timer.phase === 'ready') {
    return html`
      <button class="big" @click=${() => timer.start()}>${say('timer.start')}</button>
      <button class="plain" @click=${() => void app.finishStep()}>${say('timer.done-without')}</button>`;
  }
  if (timer.phase === 'running' || timer.phase === 'get-ready') {
    return html`
      <button class=${timer.least === 0 ? 'plain' : 'big'} @click=${() => timer.pause()}>${say('timer.pause')}</button>
      <button class=${timer.least === 0 ? 'big' : 'plain'} @click=${() => void app.finishStep()}>${say('timer.done')}</button>`;
  }
  if (timer.phase === 'paused') {
    return html`
      <button class="big" @click=${() => timer.start()}>${say('timer.go-on')}</button>
      <button class="plain" @click=${() => void app.finishStep()}>${say('timer.done')}</button>`;
  }
  return html`
    <button class="big" @click=${() => (more ? timer.again() : void app.finishStep())}>${say(more ? 'timer.again' : 'timer.done')}</button>
    ${isHold && !more ? html`<button class="plain" @click=${() => timer.again()}>${say('timer.again')}</button>` : nothing}`;
}

/** Stopped or done: how it is now. A feeling belongs to a session that was completed. */
function after(app: App, now: Running): TemplateResult {
  const done = Object.values(now.outcomes).filter((each) => each === 'DONE').length;
  const rated = now.after !== undefined;
  return html`
    <h1 tabindex="-1">${say(now.stopped ? 'after.stopped' : 'after.done')}</h1>
    <p>${count('after.steps', done)}</p>
    ${now.stopped && now.rule.guidance ? html`<p class="card kind">${because(now.rule.guidance.rule, now.locks.map((each) => each.technique))}</p>` : nothing}
    ${rated ? nothing : html`<section class="card accent"><h2>${say('after.pain')}</h2>${scale(say('after.pain'), (score) => void app.rateAfter(score))}</section>`}
    ${rated && !now.stopped ? feeling(app) : nothing}
    ${now.stopped ? html`<button class=${rated ? 'big' : 'plain'} @click=${() => void app.complete()}>${say('after.close')}</button>` : nothing}`;
}

function feeling(app: App): TemplateResult {
  return html`
    <section class="card accent">
      <h2>${say('after.feeling')}</h2>
      <div class="choices">
        ${['BETTER', 'SAME', 'WORSE'].map((each) => html`<button @click=${() => void app.complete(each)}>${word('feeling', each)}</button>`)}
      </div>
    </section>`;
}
