import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(html|js|css|svg|json|map|txt|webmanifest)$/;
/** Below this a header costs more than is saved. */
const smallest = 1_024;

const encodings = [
  {
    suffix: '.br',
    encode: (content: Buffer) =>
      promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  },
  { suffix: '.gz', encode: (content: Buffer) => promisify(gzip)(content, { level: 9 }) },
];

/**
 * Lays a compressed copy beside every file of the built client that has none yet, or an older one. Done once, not for each
 * of 300 browsers; off the event loop; and each copy appears whole, so that a server that is already answering simply
 * begins to use it. A folder that cannot be written to is served uncompressed.
 */
export async function precompress(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!file.isFile() || !compressible.test(file.name)) continue;
    const path = join(file.parentPath ?? file.path, file.name);
    const { size, mtimeMs } = await stat(path);
    if (size < smallest) continue;
    for (const { suffix, encode } of encodings) {
      const copy = path + suffix;
      const made = await stat(copy).catch(() => null);
      if (made && made.mtimeMs >= mtimeMs) continue;
      const part = `${copy}.${process.pid}.part`;
      await writeFile(part, await encode(await readFile(path)));
      await rename(part, copy);
    }
  }
}
