import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './design/base.css';
import { downloadPage } from './app/download-ahead.js';
import { localeOfPath } from './app/public-path.js';
import { Providers } from './app/providers.js';
import { Router } from './app/router.js';
import { currentLocale, loadTexts, showLocale } from './i18n.js';

showLocale(localeOfPath(window.location.pathname) ?? currentLocale());
void loadTexts('web');
downloadPage(window.location.pathname);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root.');
createRoot(root).render(
  <StrictMode>
    <Providers>
      <Router />
    </Providers>
  </StrictMode>,
);
