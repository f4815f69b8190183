import './tokens.css';
import './page.css';
import './parts.css';
import './state.css';
import './desk.css';
import './card.css';
import './medium.css';
import { carryCode } from './join.js';
import { offerPrinting } from './print.js';
import { proposeOwnZone } from './own-zone.js';
import { showOwnTime } from './zone.js';

document.querySelectorAll('time[data-zone]').forEach(showOwnTime);
document.querySelectorAll('button.print').forEach(offerPrinting);
carryCode(document.querySelector('[data-join]'), document.querySelector('input[data-code]'));
document.querySelectorAll('input[data-own-zone]').forEach(proposeOwnZone);
