import { dictionary } from './index.ts';

/** When the journal can no longer be written: what it means, and what each reader does. */
export const halted = dictionary('halted', {
  en: {
    title: 'The exercise is halted',
    player:
      'The server can no longer save what happens. The clock stands still and nothing can be decided; what was confirmed before is kept. Tell the facilitator.',
    facilitator:
      'The server can no longer save what happens; most often the disk is full. Its terminal says why. Make room, stop it and start it again: the exercise comes back paused, with all that was confirmed.',
    wall: 'The clock stands still until the server is started again. What was confirmed is kept.',
    again: 'This page looks again by itself.',
  },
  fr: {
    title: 'L’exercice est arrêté',
    player:
      'Le serveur ne peut plus rien enregistrer. L’horloge est arrêtée et rien ne peut être décidé ; ce qui était confirmé est gardé. Prévenez l’animateur.',
    facilitator:
      'Le serveur ne peut plus rien enregistrer ; le plus souvent, le disque est plein. Son terminal dit pourquoi. Faites de la place, arrêtez-le et relancez-le : l’exercice revient en pause, avec tout ce qui était confirmé.',
    again: 'La page regarde de nouveau d’elle-même.',
    wall: 'L’horloge est arrêtée jusqu’au redémarrage du serveur. Ce qui était confirmé est gardé.',
  },
});
