import { dictionary } from './index.ts';

/** Words of the charts of every screen. */
export const chartWords = dictionary('chart', {
  en: {
    asTable: 'Show as table',
    asChart: 'Show as chart',
    time: 'Time',
    empty: 'The curve begins with the first half hour of the exercise.',
    loading: 'The chart is being drawn',
    failed: 'The chart could not be loaded; here are its figures.',
    summary: '{{title}}. Last values: {{values}}.',
    others_one: 'one other, thin',
    others_other: '{{count}} others, thin',
  },
  fr: {
    asTable: 'Afficher en tableau',
    asChart: 'Afficher en graphique',
    time: 'Heure',
    empty: 'La courbe commence avec la première demi-heure de l’exercice.',
    loading: 'Le graphique se dessine',
    failed: 'Le graphique n’a pas pu être chargé ; voici ses chiffres.',
    summary: '{{title}}. Dernières valeurs : {{values}}.',
    others_one: 'une autre, en trait fin',
    others_other: '{{count}} autres, en trait fin',
  },
});
