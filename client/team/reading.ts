import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { dispatch } from '../command.ts';
import { status } from '../connection.ts';
import { mySeat, readOnly, team } from '../store.ts';
import { mayComeAgain } from './receipts.ts';

/** A message counts as read after so long before somebody who is at the screen. */
const dwellMs = 1_500;
/** Somebody who has touched nothing for so long may have left the table. */
const awayMs = 60_000;
/** Receipts go together, and never all teams' at the same moment. */
const batchMs = 3_000;
const spreadMs = 5_000;

/** Read on this page, before the server has said so: by seat and team, for somebody may be moved to another. */
const here = signal<ReadonlySet<string>>(new Set());
const unsent = new Set<string>();
let timer: ReturnType<typeof setTimeout> | null = null;
let touched = Date.now();

/** Whether this seat has read it; a page without a seat has nothing to read. */
export function hasRead(inject: string): boolean {
  const seat = mySeat.value;
  if (seat === null || here.value.has(known(inject))) return true;
  return team.record(`read:${inject}`)?.by.some((one) => one.seat === seat) ?? false;
}

const known = (inject: string): string => [mySeat.value, team.record('team')?.id, inject].join(' ');

function markRead(inject: string): void {
  if (readOnly.peek() || hasRead(inject)) return;
  here.value = new Set([...here.peek(), known(inject)]);
  unsent.add(inject);
  timer ??= setTimeout(() => void flush(), batchMs + Math.random() * spreadMs);
}

/** What does not arrive is tried again with a later batch; nobody is told, since nobody waits for it. */
async function flush(): Promise<void> {
  timer = null;
  for (const id of unsent) if (!team.record(`inject:${id}`)) unsent.delete(id);
  const injects = [...unsent].slice(0, 60);
  for (const id of injects) unsent.delete(id);
  if (injects.length === 0) return;
  const sent = await dispatch({ type: 'read', injects });
  if (!sent.ok && mayComeAgain(sent.refusal)) for (const id of injects) unsent.add(id);
  if (unsent.size > 0 && team.record('exercise') && status.peek() !== 'removed')
    timer ??= setTimeout(() => void flush(), 10 * batchMs);
}

/** Ref for a message's element: it is read once it has stood before an awake reader for a moment. */
export function useReading(inject: string): { current: HTMLLIElement | null } {
  const element = useRef<HTMLLIElement>(null);
  const done = hasRead(inject);
  useEffect(() => {
    if (done || !element.current || typeof IntersectionObserver !== 'function') return undefined;
    let waiting: ReturnType<typeof setInterval> | null = null;
    const stop = () => {
      if (waiting) clearInterval(waiting);
      waiting = null;
    };
    // A long letter never fits whole: its head in sight is enough.
    const observer = new IntersectionObserver(
      ([entry]) => {
        stop();
        if (!entry?.isIntersecting) return;
        waiting = setInterval(() => {
          if (document.hidden || Date.now() - touched > awayMs) return;
          stop();
          markRead(inject);
        }, dwellMs);
      },
      { threshold: [0, 0.4] },
    );
    observer.observe(element.current);
    return () => {
      stop();
      observer.disconnect();
    };
  }, [inject, done]);
  return element;
}

if (typeof addEventListener === 'function')
  for (const event of ['pointermove', 'pointerdown', 'keydown', 'scroll'])
    addEventListener(event, () => (touched = Date.now()), { passive: true, capture: true });
