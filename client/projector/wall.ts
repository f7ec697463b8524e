import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** The browser does not keep this screen awake: on plain http none does, on battery some. */
export const mayGoDark = signal(false);

/** Enlarges everything for ten metres, and asks the computer not to go to sleep while it shows. */
export function useWall(): void {
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['wall'] = '';
    const stop = keepAwake();
    const show = hideIdlePointer(document.body);
    return () => {
      delete root.dataset['wall'];
      stop();
      show();
    };
  }, []);
}

const idleMs = 3_000;

/** Hides the pointer while it is not moved: projected, it covers a figure. */
function hideIdlePointer(body: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moved = () => {
    delete body.dataset['idle'];
    clearTimeout(timer);
    timer = setTimeout(() => (body.dataset['idle'] = ''), idleMs);
  };
  moved();
  addEventListener('pointermove', moved, { passive: true });
  return () => {
    clearTimeout(timer);
    delete body.dataset['idle'];
    removeEventListener('pointermove', moved);
  };
}

/** A wake lock is dropped whenever the page is hidden, so it is asked for again; where there is none, the wall says so. */
function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let here = true;
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    mayGoDark.value = !('wakeLock' in navigator);
    if (mayGoDark.peek()) return;
    navigator.wakeLock.request('screen').then(
      (granted) => {
        if (here) lock = granted;
        else void granted.release();
      },
      () => (mayGoDark.value = true),
    );
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    here = false;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
