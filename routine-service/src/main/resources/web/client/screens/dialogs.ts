/** Questions that have to be answered before anything else. */
import { html, type TemplateResult } from 'lit-html';
import type { App, Dialog } from '../app';
import { mayContinue } from '../core';
import type { StopReason } from '../core';
import * as session from '../session';
import { count, say, word } from '../words';
import { because, scale } from './parts';

/** Mildest first, as the stop ladder has them; the two that are about nothing that hurts come last. */
const STOPS: StopReason[] = ['DISCOMFORT', 'VERY_PAINFUL', 'BONE_PAIN', 'EXCRUCIATING', 'FATIGUE', 'OTHER'];
const SKIPS = ['PAIN', 'NO_EQUIPMENT', 'NO_TIME', 'OTHER'];

const DIALOGS: Record<Dialog, (app: App) => TemplateResult> = { stop, skip, rate, guidance, leave, discard };

export function dialog(app: App): TemplateResult {
  const closed = (event: Event) => {
    event.preventDefault();
    if (app.dialog !== 'guidance') app.ask(undefined);
  };
  return html`<dialog aria-labelledby="dialog-title" @cancel=${closed}>${DIALOGS[app.dialog!](app)}</dialog>`;
}

function stop(app: App): TemplateResult {
  return html`
    <h2 id="dialog-title">${say('stop.title')}</h2>
    <div class="choices">
      ${STOPS.map((each) => html`<button class=${each === 'BONE_PAIN' || each === 'EXCRUCIATING' ? 'grave' : ''} @click=${() => void app.stop(each)}>${word('reason', each)}</button>`)}
    </div>
    ${cancel(app)}`;
}

function skip(app: App): TemplateResult {
  return html`
    <h2 id="dialog-title">${say('skip.title')}</h2>
    <div class="choices">${SKIPS.map((each) => html`<button @click=${() => void app.skipStep(each)}>${word('skip', each)}</button>`)}</div>
    ${cancel(app)}`;
}

function rate(app: App): TemplateResult {
  return html`
    <h2 id="dialog-title">${say('rate.title')}</h2>
    ${scale(say('rate.title'), (score) => void app.rate(score))}
    ${cancel(app)}`;
}

/** The stricter it is, the less is offered. */
function guidance(app: App): TemplateResult {
  const said = app.guidance!;
  const may = mayContinue(said);
  const step = app.running ? session.current(app.running) : undefined;
  return html`
    <div class="guidance ${may.step ? 'mild' : 'grave'}">
      <h2 id="dialog-title" tabindex="-1">${word('answer', said.answer)}</h2>
      <p>${because(said.rule, app.running?.locks.map((each) => each.technique))}</p>
    </div>
    <div class="choices">
      ${may.step ? html`<button class="big" @click=${() => app.answerGuidance()}>${say(may.lighter ? 'guidance.lighter' : 'guidance.go-on')}</button>` : ''}
      ${!may.step && may.session && step ? html`<button class="big" @click=${() => {
        app.answerGuidance();
        void app.skipStep('PAIN');
      }}>${say('guidance.next-step')}</button>` : ''}
      ${!may.session ? html`<button class="big" @click=${() => {
        app.answerGuidance();
        void app.leave();
      }}>${say(app.running?.stage === 'AFTER' ? 'dialog.understood' : 'guidance.end')}</button>` : ''}
      ${!may.step && may.session ? html`<button class="stop" @click=${() => app.ask('stop')}>${say('session.stop')}</button>` : ''}
    </div>`;
}

function leave(app: App): TemplateResult {
  const { pending } = app.box;
  return html`
    <h2 id="dialog-title">${say('leave.title')}</h2>
    <p>${pending > 0 ? count('leave.unsent', pending) : say('leave.lede')}</p>
    <div class="choices"><button class=${pending > 0 ? 'stop' : ''} @click=${() => void app.account.leave()}>${say(pending > 0 ? 'leave.lose' : 'leave.leave')}</button></div>
    ${cancel(app)}`;
}

function discard(app: App): TemplateResult {
  return html`
    <h2 id="dialog-title">${say('discard.title')}</h2>
    <p>${count('leave.unsent', app.box.pending + app.box.rejected)}</p>
    <div class="choices"><button class="stop" @click=${() => void app.device!.outbox.discard().then(() => app.ask(undefined))}>${say('discard.discard')}</button></div>
    ${cancel(app)}`;
}

function cancel(app: App): TemplateResult {
  return html`<button class="plain" @click=${() => app.ask(undefined)}>${say('dialog.back')}</button>`;
}
