import { Home } from './home/home.tsx';
import { to } from './base.ts';
import { Join } from './home/join.tsx';
import { common } from './i18n/common.ts';
import { route } from './router.ts';
import { Announcer } from './ui/announcer.tsx';
import { OutdatedBar } from './ui/outdatedBar.tsx';
import { lazily } from './ui/lazily.tsx';
import { ErrorState } from './ui/states.tsx';
import './home/home.css';

/** Refusals of commands and their like; the first pages send none and do not fetch it. */
const Notices = lazily(async () => (await import('./ui/notices.tsx')).Notices, { quiet: true });
const Play = lazily<{ code: string; seat: string | null }>(
  async () => (await import('./team/index.tsx')).Play,
);
const FacilitatorApp = lazily<{ code: string | null }>(
  async () => (await import('./facilitator/index.tsx')).default,
);
const ProjectorApp = lazily<{ code: string }>(async () => (await import('./projector/index.tsx')).default);

export function App() {
  return (
    <>
      <Screen />
      <OutdatedBar />
      {route.value.page !== 'home' && route.value.page !== 'join' && <Notices />}
      <Announcer />
    </>
  );
}

function Screen() {
  const at = route.value;
  switch (at.page) {
    case 'home':
      return <Home />;
    case 'join':
      return <Join key={at.code} code={at.code} />;
    case 'play':
      return <Play key={`${at.code} ${at.seat}`} code={at.code} seat={at.seat} />;
    case 'facilitator':
      return <FacilitatorApp code={at.code} />;
    case 'screen':
      return <ProjectorApp key={at.code} code={at.code} />;
    case 'missing':
      return (
        <main class="page-note">
          <ErrorState page title={common.t('pageMissing')}>
            <a href={to('/')}>{common.t('backHome')}</a>
          </ErrorState>
        </main>
      );
  }
}
