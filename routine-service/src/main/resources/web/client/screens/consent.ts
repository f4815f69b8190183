/** The practice's text about its clients' data, and the client's decision about it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { fromRoutine, toRoutine } from '../api';
import type { App } from '../app';
import { language, say } from '../words';
import { back } from './parts';

interface ConsentText {
  version: number;
  texts: Record<string, { title: string; text: string }>;
}

let shown: ConsentText | undefined;
let asked = false;

export function consent(app: App): TemplateResult {
  if (!shown && !asked) void load(app);
  const tag = shown && (language() in shown.texts ? language() : Object.keys(shown.texts)[0]);
  const words = shown && tag ? shown.texts[tag] : undefined;
  return html`
    ${back(app)}
    <h1 tabindex="-1">${words ? words.title : say('consent.title')}</h1>
    ${words ? html`
      <section class="card text" lang=${tag ?? nothing}>${words.text.split(/\n+/).map((each) => html`<p>${each}</p>`)}</section>
      <button class="big" @click=${() => void decide(app, 'GIVEN')}>${say('consent.give')}</button>
      <button class="plain" @click=${() => app.show('today')}>${say('consent.later')}</button>`
      : html`<p class="card">${app.reachable ? say('loading') : say('network.needed')}</p>`}`;
}

async function load(app: App): Promise<void> {
  asked = true;
  try {
    shown = await fromRoutine<ConsentText>('/v1/consent-text');
  } catch (failure) {
    app.account.missed(failure);
  }
  asked = false;
  if (shown) app.show();
}

async function decide(app: App, decision: 'GIVEN'): Promise<void> {
  try {
    await toRoutine(`/v1/clients/${app.device!.client}/consents`, { version: shown!.version, decision });
    shown = undefined;
    await app.refresh();
    app.show('today');
  } catch (failure) {
    shown = undefined;
    app.account.explain(failure);
    app.show();
  }
}
