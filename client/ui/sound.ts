import { browser } from '../storage.ts';
import { signal } from '@preact/signals';

/** Short tones, made by Web Audio so that no sound file has to load. Off until somebody switches them on in this browser. */
export type Cue = 'message' | 'in-force' | 'down' | 'up';

export interface Note {
  /** Hertz; seconds after the start; seconds; 0..1. */
  pitch: number;
  at: number;
  lasts: number;
  volume: number;
}

const low = 0.05;
/** Two notes each at most: a knock, a rise for what works, a fall for what does not. */
export const cues: Record<Cue, readonly Note[]> = {
  message: [
    { pitch: 659, at: 0, lasts: 0.12, volume: low },
    { pitch: 659, at: 0.16, lasts: 0.16, volume: low },
  ],
  'in-force': [
    { pitch: 523, at: 0, lasts: 0.1, volume: low },
    { pitch: 784, at: 0.1, lasts: 0.2, volume: low },
  ],
  up: [
    { pitch: 440, at: 0, lasts: 0.1, volume: low },
    { pitch: 554, at: 0.1, lasts: 0.18, volume: low },
  ],
  down: [
    { pitch: 392, at: 0, lasts: 0.12, volume: low },
    { pitch: 294, at: 0.12, lasts: 0.24, volume: low },
  ],
};

const storageKey = 'poste-restante.sound';
export const soundOn = signal(kept());
let context: AudioContext | null = null;

function kept(): boolean {
  return browser.get(storageKey) === 'on';
}

export function setSound(on: boolean): void {
  soundOn.value = on;
  browser.set(storageKey, on ? 'on' : 'off');
  // Switched on by a press: the browser lets it sound, and one hears what was switched on.
  if (on) play('in-force');
}

/** Silent while switched off, and until the page was touched once: before that a browser forbids it, and says so. */
export function play(cue: Cue): void {
  if (!soundOn.peek() || typeof AudioContext !== 'function') return;
  if (!navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  for (const note of cues[cue]) sound(context, note);
}

function sound(into: AudioContext, { pitch, at, lasts, volume }: Note): void {
  const start = into.currentTime + 0.01 + at;
  const tone = into.createOscillator();
  const loudness = into.createGain();
  tone.type = 'sine';
  tone.frequency.value = pitch;
  // In and out within some ms: a tone that is cut clicks.
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(volume, start + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + lasts);
  tone.connect(loudness).connect(into.destination);
  tone.start(start);
  tone.stop(start + lasts + 0.02);
}
