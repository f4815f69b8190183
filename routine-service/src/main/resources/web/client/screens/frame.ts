/** What is around every screen: what is on its way, what is wrong, where else to go, and the question that is asked now. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { App, Screen } from '../app';
import { takeOver } from '../releases';
import { count, say } from '../words';
import { consent } from './consent';
import { dialog } from './dialogs';
import { entries } from './entries';
import { intro } from './intro';
import { more } from './more';
import { nextDay } from './next-day';
import { progress } from './progress';
import { screening } from './screening';
import { sessionScreen } from './session';
import { today } from './today';
import { join, loading, staff, welcome } from './welcome';

const SCREENS: Record<Screen, (app: App) => TemplateResult> = {
  loading, welcome, join, staff, today, intro, progress, entries, more, screening, consent,
  'next-day': nextDay,
  session: sessionScreen,
};

/** Screens between which one moves; from the others one comes back. */
const PLACES: Screen[] = ['today', 'progress', 'more'];

export function frame(app: App): TemplateResult {
  return html`
    <a class="skip" href="#main" @click=${toMain}>${say('frame.skip')}</a>
    ${app.device ? head(app) : nothing}
    <main id="main" tabindex="-1" class=${'screen ' + app.screen}>
      ${app.trouble ? html`<p class="message wrong" role="alert">${app.trouble}</p>` : nothing}
      ${app.screen === 'session' ? nothing : notices(app)}
      ${SCREENS[app.screen](app)}
    </main>
    ${PLACES.includes(app.screen) ? places(app) : nothing}
    ${app.dialog ? dialog(app) : nothing}
    <p id="voice" class="for-ears" role="status" aria-live="polite"></p>`;
}

function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function head(app: App): TemplateResult {
  const { pending, rejected } = app.box;
  const words = pending > 0 ? count('outbox.pending', pending) : rejected > 0 ? count('outbox.rejected', rejected) : say('outbox.nothing');
  return html`
    <header class="head">
      <span class="brand" aria-hidden="true">Lumbar</span>
      <button class=${'outbox' + (rejected > 0 ? ' wrong' : pending > 0 ? ' waits' : '')} @click=${() => app.show('entries')}>${words}</button>
    </header>`;
}

function notices(app: App): TemplateResult {
  const { account } = app;
  return html`
    ${app.waitingRelease && !app.running
      ? notice(say('release.waits'), say('release.take'), () => takeOver(app)) : nothing}
    ${account.revoked ? notice(say('account.revoked'), say('outbox.show'), () => app.show('entries')) : nothing}
    ${account.needsSignIn && app.device && !account.revoked
      ? notice(say('account.sign-in-again'), say('account.sign-in'), () => void account.enter()) : nothing}
    ${app.device && !app.reachable ? html`<p class="message quiet">${say('network.away')}</p>` : nothing}
    ${account.fault && app.device ? html`<p class="message wrong" role="alert">${account.fault}</p>` : nothing}`;
}

function notice(words: string, action: string, act: () => void): TemplateResult {
  return html`<p class="message"><span>${words}</span> <button class="small" @click=${act}>${action}</button></p>`;
}

function places(app: App): TemplateResult {
  return html`
    <nav class="places" aria-label=${say('frame.places')}>
      ${PLACES.map((place) => html`
        <button aria-current=${place === app.screen ? 'page' : nothing} @click=${() => app.show(place)}>${say('place.' + place)}</button>`)}
    </nav>`;
}
