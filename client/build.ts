import { signal } from '@preact/signals';

declare global {
  interface ImportMetaEnv {
    /** Set by the build of the client; see server/bootstrap/client-build.ts. */
    readonly BUILD?: string;
  }
}

/** The build this page is of; undefined in development, where nothing is compared. */
export const build = import.meta.env.BUILD;

/** The build that the server serves, once it is found to be another than this page's. It stays: only a reload ends it. */
export const newerBuild = signal<string | null>(null);

/** Takes note of what an answer of the server says about its build; null: it said nothing. */
export function compareBuild(served: string | null): void {
  if (build !== undefined && served !== null && served !== build) newerBuild.value = served;
}
