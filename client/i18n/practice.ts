import { dictionary } from './index.ts';

/** A minute of practice in the lobby. Its story is invented, and has nothing of the scenario's. */
export const practice = dictionary('practice', {
  en: {
    mark: 'Practice practice practice',
    label: 'Practice',
    try: 'Try the screen',
    tryAbout: 'While you wait: about a minute on the real screen. Nothing you press there counts.',
    about: 'Nothing is sent, nothing counts. Figures are invented; here every decision helps.',
    back: 'Back to the lobby',
    taskDecide: 'Decide',
    taskWork: 'See it work',
    taskAnswer: 'Answer',
    taskDone: 'done',
    taskOpen: 'to do',
    hintDecide: 'Some services are slow. Open a decision and take it.',
    hintWait: 'It is being prepared: see In progress. Practice time runs fast meanwhile.',
    hintWorks: 'It is in force: services come back, both figures climb. Now answer the message.',
    hintAnswer: 'A message waits for an answer. Choose one.',
    hintDone: 'That is all there is to it. Look around, or go back.',
    closedBriefing: 'The briefing has begun: the practice is over.',
    endTitle: 'End of the practice',
    endBody:
      'Decide, wait, watch, answer: the exercise is played like this. There each decision does something of its own, and the clock is slower.',
    again: 'Once more',
    messageFrom: 'Machine room',
    messageTitle: 'A fan has failed, some servers run slowly',
    messageBody:
      'We can open the doors or bring a spare fan. This is a practice message: any answer will do.',
    messageA: 'Open the doors',
    messageB: 'Bring the spare fan',
    welcomeFrom: 'Practice',
    welcomeTitle: 'A made-up morning',
    welcomeBody:
      'This message asks for nothing. Messages that do have buttons; another one arrives in a few seconds.',
  },
  fr: {
    mark: 'Essai essai essai',
    label: 'Essai',
    try: 'Essayer l’écran',
    tryAbout:
      'En attendant : environ une minute sur le véritable écran. Rien de ce que vous y faites ne compte.',
    about: 'Rien n’est envoyé, rien ne compte. Chiffres inventés ; ici, chaque décision aide.',
    back: 'Retour à l’accueil',
    taskDecide: 'Décider',
    taskWork: 'Voir l’effet',
    taskAnswer: 'Répondre',
    taskDone: 'fait',
    taskOpen: 'à faire',
    hintDecide: 'Des services sont lents. Ouvrez une décision et prenez-la.',
    hintWait: 'Elle se prépare : voyez « En cours ». Le temps de l’essai file entre-temps.',
    hintWorks: 'Elle agit : les services reviennent, les deux chiffres montent. Répondez au message.',
    hintAnswer: 'Un message attend une réponse. Choisissez-en une.',
    hintDone: 'Vous savez l’essentiel. Regardez encore, ou revenez.',
    closedBriefing: 'Le briefing a commencé : l’essai est terminé.',
    endTitle: 'Fin de l’essai',
    endBody:
      'Décider, attendre, observer, répondre : l’exercice se joue ainsi. Chaque décision y a son propre effet, et l’horloge y est plus lente.',
    again: 'Encore une fois',
    messageFrom: 'Salle des machines',
    messageTitle: 'Un ventilateur a lâché, des serveurs ralentissent',
    messageBody:
      'Nous pouvons ouvrir les portes ou apporter un ventilateur de rechange. C’est un message d’essai : toute réponse convient.',
    messageA: 'Ouvrir les portes',
    messageB: 'Apporter le ventilateur',
    welcomeFrom: 'Essai',
    welcomeTitle: 'Une matinée inventée',
    welcomeBody:
      'Ce message ne demande rien. Ceux qui attendent une réponse ont des boutons ; il en arrive un dans quelques secondes.',
  },
});
