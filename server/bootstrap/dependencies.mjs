import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { Refusal, inRepository, run, say } from './shell.mjs';

/**
 * Installs the dependencies when they are missing or are not those of package-lock.json.
 *
 * @throws {Refusal} with the remedy when npm fails
 */
export async function ensureDependencies() {
  const reason = whyInstall();
  if (!reason) return;

  say(`${reason} Installing them; this takes a minute and happens once ...`);
  const started = Date.now();
  // Without a network npm alone would take minutes to say so. `npm install` helps where `npm ci` refuses: a lock file
  // edited by hand, a folder that Windows holds open.
  let installed = await npm('ci', '--fetch-retry-maxtimeout=10000');
  if (!installed) {
    say('"npm ci" failed; trying "npm install" ...');
    installed = await npm('install', '--fetch-retries=0');
  }
  if (!installed || whyInstall()) {
    throw new Refusal(
      'The dependencies could not be installed; npm says why above.',
      'Is there a network? The first start needs one (later ones do not). Behind a proxy:',
      '  npm config set proxy http://your-proxy:port && npm config set https-proxy http://your-proxy:port',
      'Without a network: copy the folder node_modules from a machine with the same system and Node version.',
      'A half-finished install is cured by deleting node_modules and trying again.',
    );
  }
  say(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * Why an install is needed, or undefined. The stamp is npm's own: `node_modules/.package-lock.json` is the last
 * thing an install writes and lists what it really installed, so an install made by hand counts too, an interrupted one
 * does not, and a lock file that changed in nothing but its formatting costs nothing.
 */
function whyInstall() {
  const stamp = inRepository('node_modules', '.package-lock.json');
  if (!existsSync(stamp)) return 'The dependencies are not installed.';
  if (!existsSync(inRepository('package-lock.json'))) return undefined;

  const installed = packagesOf(stamp);
  for (const [path, wanted] of Object.entries(packagesOf(inRepository('package-lock.json')))) {
    const found = installed[path];
    const missing = found === undefined;
    // The root itself has the empty path; optional packages are those of other operating systems.
    if (path === '' || (missing && wanted.optional)) continue;
    if (missing || found.version !== wanted.version) return 'The dependencies have changed.';
  }
  return undefined;
}

const packagesOf = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};

/** Runs npm and says whether it succeeded; the level is explicit because .npmrc silences npm for its banner. */
async function npm(...command) {
  const args = [
    ...command,
    '--include=dev',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=notice',
  ];
  const own = process.env.npm_execpath;
  const code =
    own && /^npm-cli\.c?js$/.test(basename(own))
      ? await run(process.execPath, [own, ...args])
      : await run('npm', args, { shell: process.platform === 'win32' }).catch((error) => {
          throw new Refusal(
            `npm could not be started (${error.message}). It comes with Node.js: reinstall Node.js.`,
          );
        });
  return code === 0;
}
