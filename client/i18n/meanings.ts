import { dictionary } from './index.ts';

/** What figures and labels of the team's screen mean, on hover, focus and tap; the field's own terms come with the pack. */
export const meanings = dictionary('meanings', {
  en: {
    sinceOnset: 'Time since the attack began; T+0 is the moment of the onset.',
    waiting:
      'As the sites last reported. It falls by what the rounds load in the morning, and rises again by what they bring back.',
    crews:
      'A decision holds its crew until the work is done. Tired crews work more slowly, and tired technical crews leave servers weaker. While services stay down even free crews tire: they watch, answer and sleep badly. Rest rotas and fewer tasks at once turn it round.',
    trust:
      'From 0 to 100. It falls with outages, with silence and with words that prove wrong. Shown beside the score, not part of it.',
  },
  fr: {
    sinceOnset: 'Temps écoulé depuis le début de l’attaque ; T+0 en est l’instant.',
    waiting:
      'Selon les derniers chiffres des sites. Baisse de ce que les tournées chargent le matin, remonte de ce qu’elles rapportent.',
    crews:
      'Une décision retient son équipe jusqu’à la fin du travail. Une équipe fatiguée va moins vite, et des techniciens fatigués affaiblissent les serveurs. Tant que des services restent à terre, même les équipes libres se fatiguent : elles veillent, répondent, dorment mal. Des roulements et moins de tâches à la fois inversent la tendance.',
    trust:
      'De 0 à 100. Elle baisse avec les pannes, le silence et les paroles démenties. Affichée à côté de la note, elle n’y entre pas.',
  },
});
