import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Definition, LogEntry } from '#exercise/types.ts';
import { onTestFinished } from 'vitest';

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'poste-restante-'));
  // Windows frees the files of a process that ended a moment later.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return folder;
}

export function definitionOf(id: string, change: Partial<Definition> = {}): Definition {
  return {
    id,
    code: id.toUpperCase().padEnd(6, 'X').slice(0, 6),
    title: `Exercise ${id}`,
    scenario: 'sample',
    packHash: 'pack-1',
    seed: 7,
    difficulty: null,
    teams: [{ id: 'team-1', name: 'Alpha' }],
    seatsPerTeam: 8,
    ticksPerMinute: 60,
    projectorKey: 'projector-key',
    createdAt: 1_700_000_000_000,
    ...change,
  };
}

export function entryOf(seq: number, change: Partial<LogEntry> = {}): LogEntry {
  return {
    seq,
    tick: seq * 2,
    at: 1_700_000_000_000 + seq,
    actor: { kind: 'seat', seat: 'seat-1' },
    commandId: `command-${seq}`,
    command: { type: 'log', text: `Line ${seq}: "quotes", é, 🚚` },
    ...change,
  };
}

export const samplePack = { hash: 'pack-1', json: '{"id":"sample"}' };
