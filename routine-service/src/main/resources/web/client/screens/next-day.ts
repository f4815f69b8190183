/** How the back is on the day after: stiff, sore, and a number. It is an event, and can be answered without a network. */
import { html, type TemplateResult } from 'lit-html';
import type { App } from '../app';
import { event } from '../session';
import { day, say } from '../words';
import { back, scale, yesOrNo } from './parts';
import { openQuestions } from './today';

export function nextDay(app: App): TemplateResult {
  const question = openQuestions(app).find((each) => each.question === 'NEXT_DAY_CHECK');
  return html`
    ${back(app)}
    <h1 tabindex="-1">${say('next-day.title')}</h1>
    <p>${say('next-day.lede', { day: question?.aboutDay ? day(question.aboutDay) : '' })}</p>
    <form id="next-day" class="card" @submit=${(each: Event) => each.preventDefault()}>
      ${yesOrNo('stiff', say('next-day.stiff'))}
      ${yesOrNo('sore', say('next-day.sore'))}
      <h2>${say('next-day.score')}</h2>
      ${scale(say('next-day.score'), (score) => void answer(app, question?.aboutDay ?? undefined, score))}
    </form>`;
}

async function answer(app: App, aboutDay: string | undefined, score: number): Promise<void> {
  const form = document.getElementById('next-day') as HTMLFormElement;
  if (!form.reportValidity()) return;
  const given = new FormData(form);
  const data = { moment: 'NEXT_DAY', score, stiff: given.get('stiff') === 'yes', sore: given.get('sore') === 'yes' };
  if (!(await app.event(event('pain-rated', data, app.device!.client)))) return;
  if (aboutDay) await app.device!.answer(aboutDay);
  await app.look();
  app.show('today');
  app.speak(say('question.thanks'));
}
