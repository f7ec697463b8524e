import { useEffect } from 'preact/hooks';

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

/** A wake lock is dropped whenever the page is hidden, so it is asked for again; where there is none, nothing happens. */
function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let here = true;
  const ask = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').then(
      (granted) => {
        if (here) lock = granted;
        else void granted.release();
      },
      // Refused on battery or on plain http: the operator then has to keep the screen on.
      () => undefined,
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
