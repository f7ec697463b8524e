import { dictionary } from './index.ts';

/** The guided start: five steps over the team's own screen. */
export const guide = dictionary('guide', {
  en: {
    title: 'Your screen in five steps',
    show: 'Your screen in five steps',
    offer: 'New here? Five short steps show what is what.',
    offerYes: 'Show me',
    offerNo: 'Not now',
    count: '{{at}} of {{of}}',
    next: 'Next',
    back: 'Back',
    skip: 'Skip',
    done: 'Done',
    keys: 'Arrow keys turn the steps, Esc ends them.',
    figuresTitle: 'The two figures that count',
    figuresText:
      'Parcels delivered and banking uptime: half of the score each. The small line tells where they stood at this hour as it happened. Do better than that.',
    servicesTitle: 'What works, and where it hurts',
    servicesText:
      'Every service with its mark: ● working, ◐ degraded, ✕ down. Press one to see what it depends on. The map shows where parcels wait.',
    decideTitle: 'What you can do',
    decideText:
      'Each card says what to expect, how long it takes, what it costs and the crews it holds. One press opens it, a second one decides. In progress shows it being prepared, then at work.',
    inboxTitle: 'Who wants something from you',
    inboxText:
      'Press, customers, authorities, your own people. “Must” comes first. Some messages wait for an answer, with a deadline; no answer is an answer too.',
    teamTitle: 'Your memory and your team',
    teamText:
      'The crisis log notes by itself what you decide and hear; add what you know and assume. On top: who sits here with which role, the manual with all terms, and ? for these steps.',
  },
  fr: {
    title: 'Votre écran en cinq étapes',
    show: 'Votre écran en cinq étapes',
    offer: 'Première fois ? Cinq courtes étapes montrent l’essentiel.',
    offerYes: 'Voir',
    offerNo: 'Plus tard',
    count: '{{at}} sur {{of}}',
    next: 'Suivant',
    back: 'Retour',
    skip: 'Passer',
    done: 'Terminer',
    keys: 'Les flèches changent d’étape, Échap les ferme.',
    figuresTitle: 'Les deux chiffres qui comptent',
    figuresText:
      'Colis livrés et disponibilité bancaire : la moitié de la note chacun. La petite ligne dit où ils en étaient à cette heure dans les faits. Faites mieux.',
    servicesTitle: 'Ce qui marche, et où cela fait mal',
    servicesText:
      'Chaque service a sa marque : ● en service, ◐ dégradé, ✕ hors service. Touchez-en un pour voir de quoi il dépend. La carte montre où les colis attendent.',
    decideTitle: 'Ce que vous pouvez faire',
    decideText:
      'Chaque carte dit l’effet attendu, le délai, le coût et les équipes prises. Un premier appui l’ouvre, un second décide. « En cours » montre la préparation, puis l’effet.',
    inboxTitle: 'Qui attend quelque chose de vous',
    inboxText:
      'Presse, clients, autorités, vos propres équipes. Les messages impératifs d’abord. Certains attendent une réponse dans un délai ; se taire est aussi une réponse.',
    teamTitle: 'Votre mémoire et votre équipe',
    teamText:
      'La main courante note seule ce que vous décidez et apprenez ; ajoutez ce que vous savez et supposez. En haut : qui est là et dans quel rôle, le manuel et son vocabulaire, et ? pour ces étapes.',
  },
});
