import type { ClientRefusal } from '../api.ts';
import { dayAndTime, money, number } from '../format.ts';
import { byId, catalogue } from '../store.ts';
import type { RefusalCode, Text } from '#protocol/text.ts';
import { dictionary, pick, type Params } from './index.ts';

/** One sentence for each reason, and what to do next. The record types make a missing code fail to compile. */
type Sentences = Record<RefusalCode | 'offline', string>;

const en: Sentences = {
  'unknown-code': 'No exercise has this code. Check the six characters on the screen in the room.',
  'exercise-deleted': 'The facilitator has deleted this exercise. Ask for the code of the next one.',
  opening: 'The exercise is being opened. This page goes on by itself.',
  'exercise-closed': 'This exercise is closed: nobody joins any more. Ask the facilitator for the next one.',
  'exercise-locked': 'The facilitator has locked the room. Ask to have it opened for you, then try again.',
  'team-full': 'This team has no free seat left. Choose another team, or ask the facilitator for a seat.',
  'unknown-team': 'This team is no longer there. Load the page again and choose another one.',
  'name-taken':
    'Someone in this team already has this name. Add an initial so that you can be told apart. If it is your own seat, ask the facilitator for its link (Teams, your name, New link).',
  'unknown-token': 'This browser’s seat is no longer known. Join again with the code.',
  'seat-removed': 'The facilitator has freed this seat. Ask them, or join again with the code.',
  'seat-left': 'This seat has been given up. Join again with the code.',
  'seat-renewed':
    'The facilitator has given a new link for this seat, and it was opened elsewhere. If that was not you, ask the facilitator.',
  'wrong-key': 'This key does not open this page. Use the link that the program printed when it started.',
  outdated:
    'A newer version of the game is here. Once this page is loaded again, look whether what you had just sent arrived.',
  malformed: 'The server did not understand this request. Load the page again; if it comes back, report it.',
  'too-large': 'This is too long. Shorten it and send it again.',
  'too-fast': 'Too many requests at once. Wait a few seconds, then try again.',
  'not-allowed': 'Your seat may not do this. Ask the facilitator.',
  'wrong-phase': 'Not at this point of the exercise. Wait for the facilitator to go on.',
  stale: 'The situation has moved on since you saw it. Look again, then decide.',
  jumping: 'The clock is being run ahead. Wait until it stands again, then try once more.',
  'storage-failed': 'The server could not save this, so nothing was done. Tell the facilitator.',
  internal:
    'A fault of the program kept this from being done. Nothing was changed: try again, and tell the facilitator if it comes back.',
  'unknown-action': 'This decision is not part of this exercise. Load the page again.',
  'unknown-target': 'This target does not suit the decision. Choose one from its list.',
  'target-missing': 'Choose what the decision applies to.',
  'not-your-role': 'This belongs to another role. Ask whoever holds it, or take the role yourself.',
  'already-under-way': 'This is already under way: see In progress.',
  prerequisite: 'Something else must be in force first.',
  'no-crew': 'Not enough crew is free. Wait until one is back, or stop another task.',
  'no-money': 'The budget does not cover this. Choose something cheaper, or stop what still costs.',
  'not-yet': 'This cannot be decided yet. It opens later in the exercise.',
  'used-up': 'This has been taken as often as it can be.',
  'cannot-cancel': 'This can no longer be stopped: it runs to its end.',
  'unknown-decision': 'This decision is no longer there. Look at what is in progress.',
  'unknown-preparation': 'This preparation is not part of this exercise. Load the page again.',
  'no-points': 'Not enough points are left. Take another choice back first.',
  'already-prepared': 'Your team has chosen this already.',
  'not-prepared': 'Your team has taken this back already.',
  'unknown-inject': 'This message is not known here. Load the page again.',
  'inject-not-open': 'This message has not reached your team.',
  'already-answered': 'Your team has answered this already.',
  'unknown-option': 'This answer is not among the choices. Choose one of the buttons.',
  'too-late': 'The time to answer is over. Note in the log what you would have said.',
  'unknown-seat': 'This seat is no longer there.',
  'unknown-event': 'The story has no such event at this point.',
  'time-past': 'This time has passed already. Choose a later one.',
  'unknown-commitment': 'This commitment is no longer there. Look at the list again.',
  'last-team': 'An exercise needs at least one team.',
  'too-many-teams': 'The exercise has as many teams as it can hold.',
  'team-name-taken': 'A team has this name already. Choose another, so that the two can be told apart.',
  offline: 'Not sent: there is no connection to the server. Nothing was changed; try again when it is back.',
};

const fr: Sentences = {
  'unknown-code':
    'Aucun exercice ne porte ce code. Vérifiez les six caractères affichés à l’écran de la salle.',
  'exercise-deleted': 'L’animateur a supprimé cet exercice. Demandez le code du prochain.',
  opening: 'L’exercice s’ouvre. Cette page continue d’elle-même.',
  'exercise-closed':
    'Cet exercice est clos : on ne peut plus le rejoindre. Demandez le suivant à l’animateur.',
  'exercise-locked': 'L’animateur a fermé l’accès à la salle. Demandez-lui de vous ouvrir, puis réessayez.',
  'team-full':
    'Cette équipe n’a plus de place libre. Choisissez une autre équipe ou demandez une place à l’animateur.',
  'unknown-team': 'Cette équipe n’existe plus. Rechargez la page et choisissez-en une autre.',
  'name-taken':
    'Quelqu’un porte déjà ce nom dans l’équipe. Ajoutez une initiale pour qu’on vous distingue. Si c’est votre propre place, demandez-en le lien à l’animateur (Équipes, votre nom, Nouveau lien).',
  'unknown-token': 'La place de ce navigateur n’est plus connue. Rejoignez l’exercice avec le code.',
  'seat-removed':
    'L’animateur a libéré cette place. Adressez-vous à lui ou rejoignez l’exercice avec le code.',
  'seat-left': 'Cette place a été rendue. Rejoignez de nouveau avec le code.',
  'seat-renewed':
    'L’animateur a donné un nouveau lien pour cette place, ouverte ailleurs. Si ce n’était pas vous, parlez-lui.',
  'wrong-key': 'Cette clé n’ouvre pas cette page. Utilisez le lien affiché par le programme à son démarrage.',
  outdated:
    'Une nouvelle version du jeu est arrivée. Une fois la page rechargée, vérifiez si votre dernier envoi est bien parti.',
  malformed:
    'Le serveur n’a pas compris cette demande. Rechargez la page ; si cela se reproduit, signalez-le.',
  'too-large': 'C’est trop long. Raccourcissez, puis renvoyez.',
  'too-fast': 'Trop de demandes à la fois. Attendez quelques secondes, puis réessayez.',
  'not-allowed': 'Votre place ne permet pas cela. Demandez à l’animateur.',
  'wrong-phase': 'Pas à ce moment de l’exercice. Attendez que l’animateur passe à la suite.',
  stale: 'La situation a changé depuis que vous l’avez vue. Regardez de nouveau, puis décidez.',
  jumping: 'L’horloge est en train d’avancer. Attendez qu’elle s’arrête, puis réessayez.',
  'storage-failed':
    'Le serveur n’a pas pu enregistrer cette demande : rien n’a été fait. Prévenez l’animateur.',
  internal:
    'Un défaut du programme a empêché cette action. Rien n’a changé : réessayez, et prévenez l’animateur si cela se reproduit.',
  'unknown-action': 'Cette décision ne fait pas partie de l’exercice. Rechargez la page.',
  'unknown-target': 'Cette cible ne convient pas à la décision. Choisissez-en une dans la liste.',
  'target-missing': 'Choisissez à quoi la décision s’applique.',
  'not-your-role': 'Cela relève d’un autre rôle. Voyez avec la personne qui le tient ou prenez ce rôle.',
  'already-under-way': 'C’est déjà lancé : voyez « En cours ».',
  prerequisite: 'Autre chose doit d’abord être en vigueur.',
  'no-crew': 'Pas assez d’équipes libres. Attendez le retour de l’une d’elles ou arrêtez une autre tâche.',
  'no-money': 'Le budget n’y suffit pas. Choisissez moins cher ou arrêtez ce qui coûte encore.',
  'not-yet': 'Trop tôt pour cette décision. Elle s’ouvrira plus tard dans l’exercice.',
  'used-up': 'Cette décision a été prise autant de fois que possible.',
  'cannot-cancel': 'On ne peut plus l’arrêter : elle va jusqu’à son terme.',
  'unknown-decision': 'Cette décision n’existe plus. Regardez ce qui est en cours.',
  'unknown-preparation': 'Cette préparation ne fait pas partie de l’exercice. Rechargez la page.',
  'no-points': 'Il ne reste pas assez de points. Revenez d’abord sur un autre choix.',
  'already-prepared': 'Votre équipe l’a déjà choisi.',
  'not-prepared': 'Votre équipe y a déjà renoncé.',
  'unknown-inject': 'Ce message est inconnu ici. Rechargez la page.',
  'inject-not-open': 'Ce message n’est pas parvenu à votre équipe.',
  'already-answered': 'Votre équipe a déjà répondu.',
  'unknown-option': 'Cette réponse n’est pas proposée. Choisissez l’un des boutons.',
  'too-late': 'Le délai de réponse est passé. Notez à la main courante ce que vous auriez dit.',
  'unknown-seat': 'Cette place n’existe plus.',
  'unknown-event': 'Le scénario ne prévoit pas cet événement à ce stade.',
  'time-past': 'Cette heure est déjà passée. Choisissez-en une plus tardive.',
  'unknown-commitment': 'Cet engagement n’est plus là. Regardez de nouveau la liste.',
  'last-team': 'Un exercice a besoin d’au moins une équipe.',
  'too-many-teams': 'L’exercice a autant d’équipes qu’il peut en accueillir.',
  'team-name-taken': 'Une équipe porte déjà ce nom. Choisissez-en un autre, pour qu’on les distingue.',
  offline:
    'Non envoyé : il n’y a pas de connexion au serveur. Rien n’a changé ; réessayez quand elle sera revenue.',
};

export const refusals = dictionary('refusals', { en, fr });

/** The same with figures, where the server gave all that the sentence needs. */
export const refusalDetails = dictionary('refusal-details', {
  en: {
    'already-under-way': 'This is already under way there. Choose another target.',
    jumping: 'The clock is being run ahead to {{time}}. Wait until it is there, then try once more.',
    'exercise-deleted': 'The facilitator deleted this exercise on {{day}}. Ask for the code of the next one.',
    'too-fast': 'Too much at once from this network. Try again in {{seconds}} s.',
    'no-crew':
      'It takes {{needed}} of the {{pool}}; free: {{free}}. Wait until one is back, or stop another task.',
    'not-your-role': '{{holder}} holds this role. Ask them, or take the role too.',
    'no-money':
      'It costs {{cost}} and {{left}} are left. Choose something cheaper, or stop what still costs.',
  },
  fr: {
    'already-under-way': 'C’est déjà en cours pour cette cible. Choisissez-en une autre.',
    jumping: 'L’horloge avance jusqu’au {{time}}. Attendez qu’elle y soit, puis réessayez.',
    'exercise-deleted': 'L’animateur a supprimé cet exercice le {{day}}. Demandez le code du prochain.',
    'too-fast': 'Trop de demandes à la fois depuis ce réseau. Réessayez dans {{seconds}} s.',
    'no-crew':
      'Il en faut {{needed}} ({{pool}}), disponibles : {{free}}. Attendez un retour ou arrêtez une autre tâche.',
    'not-your-role': '{{holder}} tient ce rôle. Voyez ensemble ou prenez aussi ce rôle.',
    'no-money':
      'Il y faut {{cost}}, il reste {{left}}. Choisissez moins cher ou arrêtez ce qui coûte encore.',
  },
});

/** The reason in the reader's language; a text of the scenario in the params says it more exactly than we can. */
export function refusalText(refusal: ClientRefusal): string {
  const { reason, ...given } = refusal.params ?? {};
  if (typeof reason === 'object') return pick(reason);
  const params: Params = {};
  for (const [name, value] of Object.entries(given)) params[name] = inWords(name, value);
  if (refusal.code === 'no-crew' && 'needed' in params && 'free' in params && 'pool' in params) {
    return refusalDetails.t('no-crew', params);
  }
  if (refusal.code === 'already-under-way' && 'target' in params)
    return refusalDetails.t('already-under-way', params);
  if (refusal.code === 'not-your-role' && params['holder']) return refusalDetails.t('not-your-role', params);
  if (refusal.code === 'no-money' && 'cost' in params && 'left' in params) {
    return refusalDetails.t('no-money', params);
  }
  if (refusal.code === 'exercise-deleted' && 'day' in params)
    return refusalDetails.t('exercise-deleted', params);
  if (refusal.code === 'too-fast' && 'seconds' in params) return refusalDetails.t('too-fast', params);
  const clock = catalogue.value?.clock;
  if (refusal.code === 'jumping' && typeof given['tick'] === 'number' && clock) {
    return refusalDetails.t('jumping', { time: dayAndTime(given['tick'], clock) });
  }
  // A newer server may know reasons that this page does not: its English sentence is better than none.
  return refusal.code in en ? refusals.t(refusal.code, params) : refusal.message;
}

function inWords(name: string, value: string | number | Text): string {
  if (typeof value === 'object') return pick(value);
  if (typeof value === 'number') return name === 'cost' || name === 'left' ? money(value) : number(value);
  const pool = name === 'pool' ? byId.value.pools.get(value) : undefined;
  return pool ? pick(pool.name).toLocaleLowerCase() : value;
}
