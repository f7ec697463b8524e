import { Refusal } from './shell.mjs';

/**
 * Refuses a Node that cannot run the tools: they ask for 20.19 or newer, and of the 22 line 22.12 or newer
 * (the same range as `engines` in package.json).
 */
export function requireSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (supported) return;
  throw new Refusal(
    `Poste Restante needs Node.js 20.19 or newer (of the 22 line: 22.12 or newer); this is ${version}.`,
    'Install a current LTS release of Node.js, open a new terminal and try again.',
    'With a version manager: "nvm install --lts", "fnm install --lts" or "volta install node@lts".',
  );
}
