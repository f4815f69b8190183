import './style.css';
import { App } from './app';
import { followReleases } from './releases';

const app = new App(document.getElementById('app')!);
followReleases(app);
app.show();
void app.account.begin();
