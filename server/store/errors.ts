/** What went wrong with the storage, as a sentence for the person who runs the server. */
export class StorageError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StorageError';
  }
}

/** The reason inside an unknown thrown value, short enough to stand inside a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.trim().replace(/\.$/, '');
}
