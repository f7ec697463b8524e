import type { Team } from '#exercise/team.ts';
import { type Book, h, teamsOf } from './book.ts';
import { logKinds, logWords, placeName, runKinds } from './logWords.ts';
import type { Sheet } from './sheets.ts';

/** All tables of a finished exercise, by the name of their file without its ending. */
export function takeHome(book: Book): Map<string, Sheet> {
  const files = new Map<string, Sheet>([
    ['scores', scores(book)],
    ['series', series(book)],
    ['decisions', decisions(book)],
    ['answers', answers(book)],
    ['reflections', reflections(book)],
    ['commitments', commitments(book)],
    ['attendance', attendance(book)],
    ['msel', msel(book)],
  ]);
  for (const team of teamsOf(book)) files.set(`log-${slug(team.name)}-${team.id}`, crisisLog(book, team));
  return files;
}

/** A name as part of a file's name. */
const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'team';

export function scores({ state, say }: Book): Sheet {
  const result = state.result;
  const head = [
    h('Team', 'Équipe'),
    h('Kind', 'Nature'),
    h('Points', 'Points'),
    h('Parcels delivered', 'Colis livrés'),
    h('Banking uptime, %', 'Disponibilité bancaire, %'),
    h('Public trust, %', 'Confiance du public, %'),
    h('Spent, k€', 'Dépenses, k€'),
    h('Obligations met', 'Obligations tenues'),
    h('late', 'en retard'),
    h('missed', 'manquées'),
  ].map(say);
  const rows = (result?.runs ?? []).map((run) => [
    run.kind === 'team' ? run.name.en : say(run.name),
    say(runKinds[run.kind]),
    run.headline.points,
    run.headline.parcelsDelivered,
    run.headline.uptimeBp / 100,
    run.trustBp / 100,
    run.spent,
    run.obligations.met,
    run.obligations.late,
    run.obligations.missed,
  ]);
  return { head, rows };
}

function series({ state, say, time }: Book): Sheet {
  const head = [
    h('Team', 'Équipe'),
    h('Time', 'Heure'),
    h('Parcels delivered', 'Colis livrés'),
    h('Banking uptime, %', 'Disponibilité bancaire, %'),
    h('Parcels waiting', 'Colis en attente'),
    h('Public trust, %', 'Confiance du public, %'),
  ].map(say);
  const rows = (state.result?.runs ?? []).flatMap(({ kind, name, curves }) =>
    curves.tick.map((tick, i) => [
      kind === 'team' ? name.en : say(name),
      time(tick),
      curves.parcelsDelivered[i] ?? 0,
      (curves.uptimeBp[i] ?? 0) / 100,
      curves.backlog[i] ?? 0,
      (curves.trustBp[i] ?? 0) / 100,
    ]),
  );
  return { head, rows };
}

function decisions(book: Book): Sheet {
  const { state, say, time, person, prices } = book;
  const { actions } = state.pack.actions;
  const head = [
    h('Team', 'Équipe'),
    h('Decided', 'Décidé'),
    h('In force', 'En vigueur'),
    h('Decision', 'Décision'),
    h('On', 'Sur'),
    h('By', 'Par'),
    h('Why', 'Pourquoi'),
    h('How sure, 1 to 5', 'Assurance, 1 à 5'),
    h('Worth: points', 'Valeur : points'),
    h('parcels', 'colis'),
    h('bank minutes', 'minutes de banque'),
    h('low', 'bas'),
    h('high', 'haut'),
  ].map(say);
  const rows = teamsOf(book).flatMap((team) => {
    // Decisions are numbered as they were given, and so are their prices.
    const priced = (prices[team.id]?.prices ?? []).filter(({ kind }) => kind === 'decide');
    return team.state.decisions.map((one, i) => {
      const action = state.world.actions[one.action]!;
      const reason = team.reasons.get(one.id);
      const target = action.target?.options[one.target];
      const band = priced[i]?.without;
      return [
        team.name,
        time(one.decidedTick),
        one.state === 'preparing' || one.state === 'cancelled' ? '' : time(one.inForceTick),
        say(actions[one.action]!.title),
        target === undefined ? '' : placeName(book, target),
        person(one.by),
        reason?.why ?? '',
        reason?.confidence ?? '',
        band ? band.median.points / 100 : '',
        band ? band.median.parcels : '',
        band ? band.median.bankMinutes : '',
        band ? band.low.points / 100 : '',
        band ? band.high.points / 100 : '',
      ];
    });
  });
  return { head, rows };
}

function answers(book: Book): Sheet {
  const { state, say, time, named } = book;
  const head = [
    h('Team', 'Équipe'),
    h('Message', 'Message'),
    h('Arrived', 'Arrivé'),
    h('Answered', 'Répondu'),
    h('Answer', 'Réponse'),
    h('Words', 'Texte'),
    h('By', 'Par'),
    h('Expected', 'Attendu'),
  ].map(say);
  const rows = teamsOf(book).flatMap((team) =>
    state.pack.injects.injects.flatMap((inject, i) => {
      const { sentTick } = team.state.injects[i]!;
      if (sentTick < 0) return [];
      const answer = team.answers.get(inject.id);
      const option = inject.options.find(({ id }) => id === answer?.option);
      return [
        [
          team.name,
          say(inject.title),
          time(sentTick),
          answer ? time(answer.tick) : '',
          option ? say(option.label) : '',
          answer?.text ?? '',
          named(answer?.by ?? null),
          say(inject.expected),
        ],
      ];
    }),
  );
  return { head, rows };
}

/** In the manner of an ICS-214 activity log: when, who, what. */
export function crisisLog(book: Book, team: Team): Sheet {
  const { say, time, named } = book;
  const head = [h('Time', 'Heure'), h('Who', 'Qui'), h('Kind', 'Nature'), h('Entry', 'Entrée')].map(say);
  const rows = team.log.map((line) => [
    time(line.tick),
    named(line.by),
    say(logKinds[line.kind]),
    logWords(book, team, line),
  ]);
  return { head, rows };
}

export function reflections(book: Book): Sheet {
  const { say, person } = book;
  const head = [
    h('Team', 'Équipe'),
    h('Who', 'Qui'),
    h('What did you know?', 'Que saviez-vous ?'),
    h('What did you expect?', 'À quoi vous attendiez-vous ?'),
    h('What did you do?', 'Qu’avez-vous fait ?'),
  ].map(say);
  const rows = teamsOf(book).flatMap((team) =>
    [...team.reflections].map(([seat, { answers: said }]) => [
      team.name,
      person(seat),
      said.knew,
      said.expected,
      said.did,
    ]),
  );
  return { head, rows };
}

export function commitments(book: Book): Sheet {
  const { say, named } = book;
  const head = [h('Team', 'Équipe'), h('What', 'Quoi'), h('Owner', 'Responsable'), h('By', 'Pour le')].map(
    say,
  );
  const rows = teamsOf(book).flatMap((team) =>
    [...team.commitments.values()].map(({ text, owner, due }) => [
      team.name,
      text,
      named(owner) || owner,
      due,
    ]),
  );
  return { head, rows };
}

export function attendance(book: Book): Sheet {
  const { state, say, person } = book;
  const head = [
    h('Team', 'Équipe'),
    h('Who', 'Qui'),
    h('Roles at the end', 'Rôles à la fin'),
    h('Stayed', 'Resté'),
  ].map(say);
  const roles = new Map(state.pack.scenario.roles.map(({ id, name }) => [id, say(name)]));
  const rows = [...state.allSeats.values()].map((seat) => [
    state.teams.get(seat.team)?.name ?? seat.team,
    person(seat.id),
    seat.roles.map((role) => roles.get(role) ?? role).join(', '),
    seat.removed ? say(h('no', 'non')) : say(h('yes', 'oui')),
  ]);
  return { head, rows };
}

/** The MSEL as planned and as played, after HSEEP's columns. */
function msel({ state, say, time }: Book): Sheet {
  const { injects } = state.pack.injects;
  const head = [
    h('Event number', 'Numéro'),
    h('Planned', 'Prévu'),
    h('Played, first', 'Joué, premier'),
    h('Played, last', 'Joué, dernier'),
    h('Teams', 'Équipes'),
    h('Answered', 'Répondu'),
    h('Mode', 'Canal'),
    h('From', 'Émetteur'),
    h('To', 'Destinataire'),
    h('Message', 'Message'),
    h('Expected response', 'Réaction attendue'),
    h('Objectives', 'Objectifs'),
  ].map(say);
  const roles = new Map(state.pack.scenario.roles.map(({ id, name }) => [id, say(name)]));
  const objectives = new Map(state.pack.scenario.objectives.map(({ id, name }) => [id, say(name)]));
  const teams = [...state.teams.values()];
  const rows = injects.map((inject, i) => {
    const { dueTick } = state.world.injects[i]!;
    const sent = teams.flatMap((team) => {
      const { sentTick } = team.state.injects[i]!;
      return sentTick < 0 ? [] : [sentTick];
    });
    return [
      i + 1,
      dueTick < 0 ? (inject.waitsFor ? say(inject.waitsFor) : '') : time(dueTick),
      sent.length > 0 ? time(Math.min(...sent)) : '',
      sent.length > 0 ? time(Math.max(...sent)) : '',
      sent.length,
      teams.filter((team) => team.answers.has(inject.id)).length,
      inject.channel,
      say(inject.from),
      inject.roles.map((role) => roles.get(role) ?? role).join(', '),
      `${say(inject.title)}\n${say(inject.body)}`,
      say(inject.expected),
      inject.objectives.map((one) => objectives.get(one) ?? one).join(', '),
    ];
  });
  return { head, rows };
}
