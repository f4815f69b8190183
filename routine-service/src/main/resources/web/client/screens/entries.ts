/** What is not sent yet, and what was refused, with what to do about it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app';
import type { RejectedEntry } from '../core';
import { count, knows, moment, say, word } from '../words';
import { back } from './parts';

export function entries(app: App): TemplateResult {
  const { pending, hindrance } = app.box;
  return html`
    ${back(app)}
    <h1 tabindex="-1">${say('entries.title')}</h1>
    <section class="card">
      <p><b>${pending > 0 ? count('outbox.pending', pending) : say('outbox.nothing')}</b></p>
      <p class="soft">${say(pending === 0 ? 'entries.safe' : 'entries.' + (hindrance ?? 'sending'))}</p>
      ${pending > 0 ? html`<button @click=${() => void app.device!.outbox.flush()}>${say('entries.now')}</button>` : nothing}
      ${pending > 0 && app.account.revoked ? html`<button class="plain" @click=${() => app.ask('discard')}>${say('discard.discard')}</button>` : nothing}
    </section>
    ${app.rejected.length > 0 ? html`<h2>${say('entries.rejected')}</h2>${app.rejected.map((each) => refused(app, each))}` : nothing}`;
}

function refused(app: App, entry: RejectedEntry): TemplateResult {
  const { event, code } = entry;
  return html`
    <section class="card">
      <p><b>${word('event', event.type.split('.').at(-2) ?? event.type)}</b> · ${moment(event.time)}</p>
      <p>${knows('rejected', code) ? say('rejected.' + code) : say('rejected.other', { code })}</p>
      <div class="row">
        <button class="small" @click=${() => void app.device!.outbox.resend(event.id)}>${say('entries.again')}</button>
        <button class="small plain" @click=${() => void app.device!.outbox.dismiss(event.id)}>${say('entries.dismiss')}</button>
      </div>
    </section>`;
}
