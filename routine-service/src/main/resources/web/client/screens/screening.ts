/** The questions of the screening. They go to the server at once: a yes has to be heard before anything else is done. */
import { html, type TemplateResult } from 'lit-html';
import { fromRoutine, toRoutine } from '../api';
import type { App } from '../app';
import { language, say } from '../words';
import { back, yesOrNo } from './parts';

interface Form {
  version: string;
  questions: { key: string; text: string; texts?: Record<string, string> }[];
}

let form: Form | undefined;
let asked = false;

export function screening(app: App): TemplateResult {
  if (!form && !asked) void load(app);
  return html`
    ${back(app)}
    <h1 tabindex="-1">${say('screening.title')}</h1>
    <p>${say('screening.lede')}</p>
    ${form ? html`
      <form class="card" @submit=${(event: Event) => void send(app, event)}>
        ${form.questions.map((question) => yesOrNo(question.key, question.texts?.[language()] ?? screeningWords(question)))}
        <button class="big">${say('screening.send')}</button>
      </form>` : html`<p class="card">${app.reachable ? say('loading') : say('network.needed')}</p>`}`;
}

/** The form has its questions in English; the built-in ones are in this app's other languages, too. */
function screeningWords(question: { key: string; text: string }): string {
  const key = 'screening.' + question.key;
  const words = say(key);
  return words === key ? question.text : words;
}

async function load(app: App): Promise<void> {
  asked = true;
  try {
    form = await fromRoutine<Form>('/v1/screening-form');
  } catch (failure) {
    app.account.missed(failure);
  }
  asked = false;
  if (form) app.show();
}

async function send(app: App, event: Event): Promise<void> {
  event.preventDefault();
  const given = new FormData(event.target as HTMLFormElement);
  const answers = Object.fromEntries(form!.questions.map(({ key }) => [key, given.get(key) === 'yes']));
  try {
    await toRoutine(`/v1/clients/${app.device!.client}/screenings`, { version: form!.version, answers });
    app.account.fault = undefined;
    await app.refresh();
    app.show('today');
  } catch (failure) {
    app.account.explain(failure);
    app.show();
  }
}
