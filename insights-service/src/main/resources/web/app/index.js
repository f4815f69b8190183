import './tokens.css';
import './page.css';
import './parts.css';
import './state.css';
import './triage.css';
import './row.css';
import './client.css';
import './chart.css';
import './marks.css';
import './dose.css';
import './calendar.css';
import './alert.css';
import './medium.css';
import './period.css';
import './report.css';
import './print.css';
import './print-list.css';
import { filterLive } from './filter.js';
import { followChanges } from './live.js';
import { walkWithArrows } from './arrows.js';
import { closeWithEscape } from './means.js';
import { offerPrinting } from './print.js';
import { showOwnTime } from './zone.js';
import { restoreDrafts } from './drafts.js';
import { explainMarks } from './marks.js';

function bringToLife() {
  document.querySelectorAll('form[data-live]').forEach(filterLive);
  document.querySelectorAll('time[data-zone]').forEach(showOwnTime);
  document.querySelectorAll('button.print').forEach(offerPrinting);
  document.querySelectorAll('.plot').forEach(explainMarks);
  restoreDrafts();
}

bringToLife();
walkWithArrows('.client h3 a');
closeWithEscape();
if (document.querySelector('.viewer')) followChanges(bringToLife);
