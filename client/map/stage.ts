import Phaser from 'phaser';
import { Ground } from './ground.ts';
import { MapScene, type SceneProps } from './scene.ts';

export interface Stage {
  apply: (props: SceneProps) => void;
  destroy: () => void;
}

/** Phaser that has not drawn by then will not: the still map is shown instead. */
const patienceMs = 10_000;

/**
 * Starts Phaser inside an element, with everything switched off that a map does not need: sound, physics, input (what is
 * pressed is HTML), its banner, and multisampling, which alone takes a software renderer from 56 to 5 frames a second.
 * @throws Error when the browser offers neither WebGL nor a canvas, or none comes to life in time
 */
export function startStage(host: HTMLElement): Promise<Stage> {
  return new Promise((resolve, reject) => {
    const scene = new MapScene(() => {
      clearTimeout(patience);
      const apply = (props: SceneProps): void => {
        ground.apply(props);
        scene.apply(props);
      };
      resolve({ apply, destroy });
    });
    const game = new Phaser.Game({
      type: Phaser.AUTO,
      parent: host,
      transparent: true,
      banner: false,
      autoFocus: false,
      disableContextMenu: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
      render: { antialias: true, antialiasGL: false, powerPreference: 'low-power' },
      fps: { smoothStep: false },
      scale: { mode: Phaser.Scale.NONE, width: 2, height: 2, expandParent: false },
      scene,
    });
    const ground = new Ground(host);
    const destroy = (): void => {
      clearTimeout(patience);
      // A sleeping loop would never come to the step in which Phaser takes itself apart.
      game.loop.wake();
      game.destroy(true);
      ground.destroy();
    };
    const patience = setTimeout(() => {
      destroy();
      reject(new Error('map: Phaser did not start'));
    }, patienceMs);
  });
}
