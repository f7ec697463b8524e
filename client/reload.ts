import { tab } from './storage.ts';
import { effect, signal } from '@preact/signals';
import { newerBuild } from './build.ts';
import { beingTyped, startNoticing } from './typing.ts';

/** How long nothing must have been typed, ms; also how often a page that waits looks again. */
const stillMs = 1_000;
const storageKey = 'poste-restante.reloaded';

/** Whether this page loads itself again, or somebody has to press the button. */
export const reloadsItself = signal(true);

/**
 * Loads the page again when the server serves another build than the page is of, as soon as that costs nobody any words.
 * Called once. By itself a tab does so once a build: a cache on the way that goes on giving the old page must not keep it
 * loading for ever.
 */
export function startReloading(): void {
  startNoticing();
  effect(() => {
    if (newerBuild.value !== null) reloadWhenStill(newerBuild.value);
  });
}

function reloadWhenStill(build: string): void {
  if (reloadedFor(build) !== false) {
    reloadsItself.value = false;
    return;
  }
  let timer: ReturnType<typeof setTimeout>;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(look, stillMs);
  };
  const look = () => {
    if (beingTyped()) again();
    else if (keepReloaded(build)) location.reload();
    else reloadsItself.value = false;
  };
  // Each begins the second anew: a field that is empty between two sentences is still being typed in.
  for (const event of ['input', 'focusout', 'close']) addEventListener(event, again, true);
  again();
}

/** Null in a browser that keeps nothing: it cannot be told. */
function reloadedFor(build: string): boolean | null {
  return tab.works ? kept().includes(build) : null;
}

/** False where it could not be kept. */
function keepReloaded(build: string): boolean {
  return tab.set(storageKey, [...kept(), build].join(' '));
}

function kept(): string[] {
  return (tab.get(storageKey) ?? '').split(' ').filter(Boolean);
}
