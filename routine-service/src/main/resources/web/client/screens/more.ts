/** Language, sounds, who is signed in, and the way out. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app';
import { beQuiet, isQuiet, sound } from '../senses';
import { isSignedIn, personName } from '../sign-in';
import { say } from '../words';
import { languageChoice } from './parts';

export function more(app: App): TemplateResult {
  const name = personName();
  const toggle = () => {
    beQuiet(!isQuiet());
    sound('begin');
    app.show();
  };
  return html`
    <h1 tabindex="-1">${say('place.more')}</h1>
    <section class="card"><h2>${say('language')}</h2>${languageChoice(app)}</section>
    <section class="card">
      <h2>${say('sounds.title')}</h2>
      <button aria-pressed=${String(!isQuiet())} @click=${toggle}>${say(isQuiet() ? 'sounds.off' : 'sounds.on')}</button>
    </section>
    <section class="card">
      <h2>${say('account.title')}</h2>
      <p>${isSignedIn() ? (name ? say('account.as', { name }) : say('account.in')) : say('account.out')}</p>
      ${isSignedIn() ? nothing : html`<button @click=${() => void app.account.enter()}>${say('account.sign-in')}</button>`}
      <button class="plain" @click=${() => app.ask('leave')}>${say('account.leave')}</button>
      <p class="soft small">${say('account.leave-means')}</p>
    </section>`;
}
