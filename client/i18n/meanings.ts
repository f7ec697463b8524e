import { dictionary } from './index.ts';

/** What figures and labels of the team's screen mean, on hover, focus and tap; the field's own terms come with the pack. */
export const meanings = dictionary('meanings', {
  en: {
    sinceOnset: 'Time since the attack began; T+0 is the moment of the onset.',
    trust:
      'From 0 to 100. It falls with outages, with silence and with words that prove wrong. Shown beside the score, not part of it.',
  },
  fr: {
    sinceOnset: 'Temps écoulé depuis le début de l’attaque ; T+0 en est l’instant.',
    trust:
      'De 0 à 100. Elle baisse avec les pannes, le silence et les paroles démenties. Affichée à côté de la note, elle n’y entre pas.',
  },
});
