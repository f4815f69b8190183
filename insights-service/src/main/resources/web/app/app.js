import './tokens.css';
import './page.css';
import './measure.css';
import './triage.css';
import './client.css';
import './alert.css';
import './medium.css';
import { drawPain } from './pain-chart.js';
import { filterLive } from './filter.js';
import { followChanges } from './live.js';
import { walkWithArrows } from './arrows.js';

function bringToLife() {
  document.querySelectorAll('figure[data-chart]').forEach(drawPain);
  document.querySelectorAll('form[data-live]').forEach(filterLive);
}

bringToLife();
walkWithArrows('.client h2 a');
if (document.querySelector('.viewer')) followChanges(bringToLife);
