import './tokens.css';
import './page.css';
import './parts.css';
import './state.css';
import './desk.css';
import './medium.css';
import { showOwnTime } from './zone.js';

document.querySelectorAll('time[data-zone]').forEach(showOwnTime);
