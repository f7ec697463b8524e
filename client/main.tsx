import { render } from 'preact';
import './ui/tokens.css';
import './ui/base.css';
import './ui/kit.css';
import { App } from './app.tsx';
import { markDocument } from './i18n/index.ts';
import { startReloading } from './reload.ts';
import { startRouter } from './router.ts';
import { startNoticingKeys } from './ui/useKeptFocus.ts';
import { restoreTheme } from './ui/preferences.tsx';

restoreTheme();
markDocument();
startRouter();
startReloading();
startNoticingKeys();
const root = document.getElementById('app');
if (root) render(<App />, root);
