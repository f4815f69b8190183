/** What is due now, adapted, with the reason of each adaptation; questions come first. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app';
import { isWork, openSlot, type DuePlan, type Question, type Step, type Today } from '../today';
import { count, day, duration, moment, say, word } from '../words';
import { dose, reasons, told } from './parts';

export function today(app: App): TemplateResult {
  const known = app.known;
  if (!known) {
    return html`
      <h1 tabindex="-1">${say('today.title')}</h1>
      <p class="card">${say(app.account.needsSignIn || app.account.revoked ? 'today.unknown' : 'today.loading')}</p>`;
  }
  const { today } = known;
  return html`
    <h1 tabindex="-1">${say('today.title')}</h1>
    <p class="soft">${day(today.localDay)}</p>
    ${app.isOld ? html`<p class="message quiet">${say('today.old', { day: day(today.localDay) })}</p>` : nothing}
    ${app.running ? resume(app) : nothing}
    ${app.isOld ? nothing : questions(app, today)}
    ${today.reasons.length > 0 ? barred(today) : nothing}
    ${today.plans.length === 0 ? html`<p class="card">${say('today.nothing')}</p>` : nothing}
    ${today.plans.map((plan) => planCard(app, plan))}
    ${rolls(today) ? ballRoll(app) : nothing}
    ${today.dataUpTo ? html`<p class="soft small">${say('today.data-up-to', { at: moment(today.dataUpTo) })}</p>` : nothing}`;
}

function resume(app: App): TemplateResult {
  return html`
    <section class="card accent">
      <h2>${say('resume.title')}</h2>
      <p>${told(app.running!.plan, 'title', app.running!.plan)}</p>
      <button class="big" @click=${() => app.show('session')}>${say('resume.go-on')}</button>
    </section>`;
}

/** What is to be asked first, gravest things first; without a network only what can be answered there. */
export function openQuestions(app: App): Question[] {
  return (app.known?.today.ask ?? []).filter((each) => !(each.aboutDay && app.answered.includes(each.aboutDay)));
}

function questions(app: App, today: Today): TemplateResult {
  const consent = today.consent;
  const asks = consent && consent.currentVersion !== null && ['NOT_ASKED', 'OUTDATED'].includes(consent.state);
  return html`
    ${openQuestions(app).map((question) => questionCard(app, question))}
    ${asks ? html`
      <section class="card accent"><h2>${say('consent.title')}</h2><p>${say(consent.state === 'OUTDATED' ? 'consent.outdated' : 'consent.lede')}</p>
      <button @click=${() => app.show('consent')}>${say('consent.read')}</button></section>` : nothing}`;
}

function questionCard(app: App, question: Question): TemplateResult {
  if (question.question === 'NEXT_DAY_CHECK') {
    return html`
      <section class="card accent"><h2>${say('next-day.title')}</h2>
      <p>${say('next-day.lede', { day: question.aboutDay ? day(question.aboutDay) : '' })}</p>
      <button @click=${() => app.show('next-day')}>${say('question.answer')}</button></section>`;
  }
  if (question.question === 'SCREENING') {
    return html`
      <section class="card accent"><h2>${say('screening.title')}</h2><p>${word('rule', question.rule)}</p>
      <button @click=${() => app.show('screening')}>${say('question.answer')}</button></section>`;
  }
  // Of a newer server: said, though nobody here can answer it.
  return html`<section class="card"><h2>${word('question', question.question)}</h2><p>${say('question.unknown')}</p></section>`;
}

function barred(today: Today): TemplateResult {
  return html`<section class="card kind"><h2>${say('today.take-care')}</h2>${reasons(today.reasons)}</section>`;
}

function planCard(app: App, plan: DuePlan): TemplateResult {
  const here = plan.status === 'DUE' && !app.isOld && plan.occurrences.length > 0 && openSlot(plan, app.endedSlots()) === undefined;
  const due = plan.status === 'DUE' && !here;
  const work = plan.steps.filter((step) => isWork(step) && step.action === 'DO');
  return html`
    <section class="card plan">
      <h2>${told(plan, 'title', plan)}</h2>
      <p class="state ${plan.status}">${here ? say('plan.done-here') : word('plan', plan.status)}${plan.sessionMinutes
        ? html` · ${say('plan.minutes', { min: plan.sessionMinutes.min, max: plan.sessionMinutes.max })}` : nothing} · ${count('plan.steps', work.length)}</p>
      ${plan.note ? html`<p class="note"><b>${say('note.from')}</b> ${plan.note}</p>` : nothing}
      ${reasons(plan.adaptations)}
      ${due && !app.running ? html`<button class="big" @click=${() => start(app, plan)}>${say('plan.start')}</button>` : nothing}
      <details><summary>${say('plan.what')}</summary><ol class="steps">${plan.steps.filter(isWork).map((step) => stepLine(plan, step))}</ol></details>
    </section>`;
}

function start(app: App, plan: DuePlan): void {
  const first = app.isOld ? undefined : openQuestions(app)[0];
  app.chosen = plan;
  if (first?.question === 'NEXT_DAY_CHECK') app.show('next-day');
  else if (first?.question === 'SCREENING' && app.reachable) app.show('screening');
  else app.choose(plan);
}

function stepLine(plan: DuePlan, step: Step): TemplateResult {
  return html`
    <li class=${step.action === 'DO' ? '' : 'not'}>
      <b>${told(step, 'title', plan)}</b>${step.optional ? html` <span class="soft small">${say('step.optional')}</span>` : nothing}
      <br><span class="soft small">${step.action === 'DO' ? dose(step) : word('action', step.action)}</span>
      ${reasons(step.adaptations)}
    </li>`;
}

function rolls(today: Today): boolean {
  return today.ballRoll.usedSeconds > 0 || today.plans.some((plan) => plan.steps.some((step) => step.technique === 'BALL_ROLL'));
}

function ballRoll(app: App): TemplateResult {
  const { remainingSeconds, limitSeconds } = app.dose;
  return html`
    <section class="card">
      <h2>${say('ball.title')}</h2>
      <p>${remainingSeconds === 0 ? say('ball.none-left') : say('ball.left', { left: duration(remainingSeconds), limit: duration(limitSeconds) })}</p>
      <progress max=${limitSeconds} value=${remainingSeconds} aria-label=${say('ball.title')}></progress>
    </section>`;
}
