import { apply, type Delta, type Table } from '#protocol/delta.ts';

/** One audience's table as this page knows it, and the number of the last delta in it. */
export interface Stream {
  seq: number;
  table: Table;
  /** A delta was missed: nothing is applied until the next welcome. */
  gap: boolean;
}

export type Received = 'applied' | 'old' | 'gap';

/**
 * Takes a delta into the stream, in order and once: one that was seen is ignored, one after a gap is refused and the
 * caller asks for a welcome.
 */
export function receive(stream: Stream, delta: Delta): Received {
  if (delta.seq <= stream.seq) return 'old';
  if (stream.gap || delta.seq !== stream.seq + 1) {
    stream.gap = true;
    return 'gap';
  }
  stream.table = apply(stream.table, delta);
  stream.seq = delta.seq;
  return 'applied';
}
