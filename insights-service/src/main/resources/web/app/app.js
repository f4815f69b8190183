import './tokens.css';
import './page.css';
import './measure.css';
import './triage.css';
import './client.css';
import './medium.css';
import { drawPain } from './pain-chart.js';
import { filterLive } from './filter.js';
import { walkWithArrows } from './arrows.js';

document.querySelectorAll('figure[data-chart]').forEach(drawPain);
document.querySelectorAll('form[data-live]').forEach(filterLive);
walkWithArrows('.client h2 a');
