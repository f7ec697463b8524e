import Phaser from 'phaser';
import { Ground } from './ground.ts';
import { MapScene, type SceneProps } from './scene.ts';
import { SystemsScene, type SystemsProps } from './systemsScene.ts';

export interface Stage<Props = SceneProps> {
  apply: (props: Props) => void;
  destroy: () => void;
  /** Settles when the browser has taken the graphics away (a laptop that slept, a driver renewed): nothing is drawn after that. */
  lost: Promise<void>;
}

/** What a kind of map adds to a running Phaser. */
type Made<Props> = Omit<Stage<Props>, 'lost'> & { scene: Phaser.Scene };

/** Phaser that has not drawn by then will not: the still map is shown instead. */
const patienceMs = 10_000;

/** The country: parcels and rings over the ground that a canvas of its own holds. @throws Error as `start` */
export function startStage(host: HTMLElement): Promise<Stage> {
  return start(host, (ready) => {
    const scene = new MapScene(() => ready());
    // Not before Phaser has come to life: where it cannot, nothing may stay behind.
    let ground: Ground | null = null;
    const apply = (props: SceneProps): void => {
      ground ??= new Ground(host);
      ground.apply(props);
      scene.apply(props);
    };
    return { scene, apply, destroy: () => ground?.destroy() };
  });
}

/** The systems: marks alone, between wires and nodes of the page. @throws Error as `start` */
export function startSystemsStage(host: HTMLElement): Promise<Stage<SystemsProps>> {
  return start(host, (ready) => {
    const scene = new SystemsScene(ready);
    return { scene, apply: (props) => scene.apply(props), destroy: () => undefined };
  });
}

/**
 * Starts Phaser inside an element, with everything switched off that a map does not need: sound, physics, input (what is
 * pressed is HTML), its banner, and multisampling, which alone takes a software renderer from 56 to 5 frames a second.
 * @throws Error when the browser offers neither WebGL nor a canvas, or none comes to life in time
 */
function start<Props>(host: HTMLElement, make: (ready: () => void) => Made<Props>): Promise<Stage<Props>> {
  return new Promise((resolve, reject) => {
    const made = make(() => {
      clearTimeout(patience);
      const lost = new Promise<void>((settle) =>
        game.canvas.addEventListener('webglcontextlost', () => settle(), { once: true }),
      );
      resolve({ apply: made.apply, destroy, lost });
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
      scene: made.scene,
    });
    const destroy = (): void => {
      clearTimeout(patience);
      // Where the graphics were lost Phaser leaves it behind, white.
      game.canvas?.remove();
      // A sleeping loop would never come to the step in which Phaser takes itself apart.
      game.loop.wake();
      game.destroy(true);
      made.destroy();
    };
    const patience = setTimeout(() => {
      destroy();
      reject(new Error('map: Phaser did not start'));
    }, patienceMs);
  });
}
