import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { install, installFromDebian, isDebian, isProgram, isRoot } from './programs.ts';
import { nginxPath } from './nginx.ts';
import { browserPlaces, howToInstall } from './places.ts';

/** An installed browser: `CHROME_PATH`, then the PATH, then the usual places, then playwright's own download. */
function findInstalled(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named && !isProgram(named)) {
    throw new Error(
      `CHROME_PATH is "${named}", which is no program. Correct it, or unset it to search the usual places.`,
    );
  }
  return [named, ...browserPlaces(process), chromium.executablePath()].find(
    (file) => file && isProgram(file),
  );
}

/**
 * The path of a Chrome, Chromium or Edge, installing one when there is none.
 *
 * @throws {Error} with the remedies when none can be had: a browser test that cannot run has failed, it is not skipped
 */
export function browserPath(): string {
  const installed = findInstalled();
  if (installed) return installed;

  const viaPackages = isRoot && isDebian() && installFromDebian('chromium');
  if (!viaPackages)
    install(process.platform === 'win32' ? 'npx.cmd' : 'npx', ['playwright-core', 'install', 'chromium']);
  const now = findInstalled();
  if (now) return now;
  throw new Error(
    [
      'The browser tests need Chrome, Chromium or Edge; none is installed and none could be installed (see above).',
      `Install one (${howToInstall(process.platform)}),`,
      'or set CHROME_PATH to the program of one that is installed elsewhere.',
    ].join('\n'),
  );
}

/**
 * Quiet and reproducible: no sandbox where root forbids one, no traffic of the browser's own, and WebGL drawn in
 * software by SwiftShader, the same on every machine and without a graphics card.
 */
const flags = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium; the caller closes it. Options are playwright's; `args` are added to ours.
 *
 * @example
 * const browser = await launchChromium();
 * const page = await browser.newPage();
 */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    headless: true,
    ...options,
    executablePath: options.executablePath ?? browserPath(),
    args: [...flags, ...(options.args ?? [])],
  });
}

/**
 * Vitest's global setup of the browser tests: an install may take minutes, which no single test should have to wait for.
 */
export function setup(): void {
  browserPath();
  nginxPath();
}
