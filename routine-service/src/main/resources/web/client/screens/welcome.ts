import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app';
import { say } from '../words';
import { languageChoice } from './parts';

export function loading(): TemplateResult {
  return html`<h1 tabindex="-1" class="for-ears">Lumbar</h1><p class="soft" role="status">${say('loading')}</p>`;
}

export function welcome(app: App): TemplateResult {
  return html`
    <section class="card hero">
      <img src="/app/icon.svg" alt="" width="72" height="72">
      <h1 tabindex="-1">${say('welcome.title')}</h1>
      <p class="lede">${say('welcome.lede')}</p>
      ${fault(app)}
      <button class="big" @click=${() => void app.account.enter()}>${say('account.sign-in')}</button>
      <p class="soft small">${say('welcome.invitation')}</p>
      ${languageChoice(app)}
    </section>`;
}

/** Somebody with an account who is nobody here yet. */
export function join(app: App): TemplateResult {
  const send = (event: Event) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem('code') as HTMLInputElement;
    void app.account.join(field.value.trim());
  };
  return html`
    <section class="card hero">
      <h1 tabindex="-1">${say('join.title')}</h1>
      <p>${say('join.lede')}</p>
      ${fault(app)}
      <form @submit=${send}>
        <label for="code">${say('join.code')}</label>
        <input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" .value=${app.account.code}>
        <button class="big">${say('join.join')}</button>
      </form>
      <button class="plain" @click=${() => void app.account.leave()}>${say('account.other')}</button>
    </section>`;
}

/** The account works for a practice: this app has nothing for it. */
export function staff(app: App): TemplateResult {
  return html`
    <section class="card hero">
      <h1 tabindex="-1">${say('staff.title')}</h1>
      <p>${say('staff.lede')}</p>
      <p><a href="/desk">${say('staff.desk')}</a></p>
      <button class="plain" @click=${() => void app.account.leave()}>${say('account.other')}</button>
    </section>`;
}

function fault(app: App): TemplateResult | typeof nothing {
  return app.account.fault ? html`<p class="message wrong" role="alert">${app.account.fault}</p>` : nothing;
}
