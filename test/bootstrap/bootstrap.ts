/** A file of the bootstrap, which is plain JavaScript, with the types that a test gives it. */
export const bootstrap = async <T>(name: string): Promise<T> =>
  (await import(`../../server/bootstrap/${name}.mjs`)) as T;
