import type { Definition } from '#exercise/types.ts';
import type { Cell, Sheet } from '../sheets.ts';
import { type Book, h, labelled, teamsOf } from '../book.ts';
import { runKinds } from '../logWords.ts';
import { attendance, commitments, crisisLog, reflections, scores } from '../takeHome.ts';
import { type Block, heading, list, type Report, room, table, text } from './document.ts';
import { type Findings, findingsOf, worthOf } from './findings.ts';

/**
 * The after-action report of a finished exercise, filled as far as the run knows; what people have to judge is room to write in. In
 * English after the headings and tables of HSEEP's After-Action Report/Improvement Plan (template HSEEP-IP01, April 2013); in French
 * a RETEX report, whose order is ours.
 */
export function reportOf(book: Book, { title, createdAt }: Definition): Report {
  const { say, language, state } = book;
  const parts = language === 'fr' ? frenchOrder : englishOrder;
  return {
    language,
    title: labelled(
      book,
      title,
      say(h('After-Action Report/Improvement Plan', 'Retour d’expérience (RETEX)')),
    ),
    lines: [
      say(state.pack.scenario.title),
      `${say(h('Exercise created', 'Exercice créé le'))} ${new Date(createdAt).toISOString().slice(0, 10)}`,
    ],
    blocks: parts.flatMap((part) => part(book)),
  };
}

type Part = (book: Book) => Block[];

/** Most teams whose log stands in the report; of more, it lies beside the report in files of its own. */
const mostLogs = 8;

const overview: Part = (book) => {
  const { say, state, time } = book;
  const { scenario } = state.pack;
  const hours = Math.round((state.catalogue.clock.endTick * state.catalogue.clock.tickMinutes) / 60);
  const rows: Cell[][] = [
    [h('Exercise name', 'Nom de l’exercice'), say(scenario.title)],
    [
      h('Simulated time', 'Temps simulé'),
      `${time(0)} – ${time(state.tick)} (${say(h('planned', 'prévu'))} ${hours} h)`,
    ],
    [h('Scope', 'Périmètre'), say(scenario.organisation)],
    [h('Objectives', 'Objectifs'), scenario.objectives.map(({ name }) => say(name)).join(' · ')],
    [h('Threat or hazard', 'Menace'), say(h('Denial-of-service attack', 'Attaque par déni de service'))],
    [h('Scenario', 'Scénario'), say(scenario.summary)],
    [h('Sponsor', 'Commanditaire'), ''],
    [
      h('Participating teams', 'Équipes participantes'),
      teamsOf(book)
        .map(({ name }) => name)
        .join(', '),
    ],
    [h('Point of contact', 'Contact'), ''],
  ].map(([name, value]) => [say(name as never), value as Cell]);
  return [
    heading(say(h('Exercise overview', 'Cadre de l’exercice'))),
    table([say(h('Item', 'Rubrique')), say(h('Content', 'Contenu'))], rows),
  ];
};

const ratings: Part = ({ say, state }) => [
  heading(say(h('Analysis by objective', 'Appréciation par objectif'))),
  text(
    say(
      h(
        'Performed without challenges (P), with some challenges (S), with major challenges (M), unable to be performed (U). To be rated by those who led and watched the exercise; the score takes no part in it.',
        'Réalisé sans difficulté (P), avec quelques difficultés (S), avec des difficultés majeures (M), non réalisé (U). À noter par ceux qui ont conduit et observé l’exercice ; le score n’y entre pas.',
      ),
    ),
  ),
  table(
    [say(h('Objective', 'Objectif')), 'P', 'S', 'M', 'U'],
    state.pack.scenario.objectives.map(({ name }) => [say(name), '', '', '', '']),
  ),
];

/** By objective, and for messages that serve none: what the run shows for it and against it. */
const analysis: Part = (book) => {
  const { say, state } = book;
  const about = (name: string, words: string, { strengths, gaps, counts }: Findings): Block[] => {
    const none = text(say(h('None that the run shows.', 'Aucun que la partie montre.')));
    return [
      heading(name, 3),
      ...(words === '' ? [] : [text(words)]),
      ...(counts.length > 0 ? [list(counts)] : []),
      text(say(h('Strengths', 'Points positifs'))),
      strengths.length > 0 ? list(strengths) : none,
      text(say(h('Areas for improvement', 'Axes d’amélioration'))),
      gaps.length > 0 ? list(gaps) : none,
      room(say(h('Analysis: why', 'Analyse : pourquoi'))),
    ];
  };
  const others = findingsOf(book, null);
  return [
    ...state.pack.scenario.objectives.flatMap((one) =>
      about(say(one.name), say(one.about), findingsOf(book, one.id)),
    ),
    ...(others.counts.length > 0 ? about(say(h('Other messages', 'Autres messages')), '', others) : []),
  ];
};

const worth: Part = (book) => {
  const { say } = book;
  const sections = teamsOf(book).flatMap((team): Block[] => {
    const { best, costliest, missed, coverage } = worthOf(book, team);
    if (coverage === null) return [];
    return [
      heading(team.name, 3),
      text(coverage),
      ...(best.length > 0 ? [text(say(h('Worth most', 'Les plus utiles'))), list(best)] : []),
      ...(costliest.length > 0 ? [text(say(h('Costliest', 'Les plus coûteuses'))), list(costliest)] : []),
      ...(missed.length > 0
        ? [text(say(h('Not decided, and would have helped', 'Non décidées, et utiles'))), list(missed)]
        : []),
    ];
  });
  const none = text(
    say(
      h(
        'Not worked out: ask for it on the debrief’s page of worth, and take the report again.',
        'Non calculé : demandez-le à la page « valeur » du débriefing, puis reprenez le rapport.',
      ),
    ),
  );
  return [
    heading(say(h('What decisions were worth', 'Ce que valaient les décisions'))),
    ...(sections.length > 0 ? sections : [none]),
  ];
};

const sheet =
  (title: ReturnType<typeof h>, of: (book: Book) => Sheet): Part =>
  (book) => {
    const { head, rows } = of(book);
    const empty = text(book.say(h('Nothing was written down.', 'Rien n’a été noté.')));
    return [heading(book.say(title)), rows.length > 0 ? table(head, rows) : empty];
  };

/** The scores, narrow enough for a page: past runs are marked, and the three counts of obligations share a column. */
const outcomes = sheet(h('Measured outcomes', 'Résultats mesurés'), (book) => {
  const { head, rows } = scores(book);
  const past = book.say(runKinds.ghost);
  return {
    head: [
      ...[0, 2, 3, 4, 5, 6].map((c) => head[c]!),
      book.say(h('Obligations met / late / missed', 'Échéances tenues / en retard / manquées')),
    ],
    rows: rows.map(([name, kind, ...figures]) => [
      kind === past ? `${name} (${past})` : name!,
      ...figures.slice(0, 5),
      figures.slice(5).join(' / '),
    ]),
  };
});
const said = sheet(h('What participants said', 'Paroles des participants'), reflections);
const participants = sheet(h('Appendix C: exercise participants', 'Annexe : participants'), attendance);

/** Columns of HSEEP's improvement plan; what the run does not know is left to fill in. */
const plan: Part = (book) => {
  const { say } = book;
  const columns = [
    h('Team', 'Équipe'),
    h('Corrective action', 'Action'),
    h('Capability element', 'Élément de capacité'),
    h('Primary responsible', 'Responsable'),
    h('Point of contact', 'Contact'),
    h('Start', 'Début'),
    h('Completion', 'Échéance'),
  ].map(say);
  const rows = commitments(book).rows.map(([team, what, owner, due]): Cell[] => [
    team ?? '',
    what ?? '',
    '',
    owner ?? '',
    '',
    '',
    due ?? '',
  ]);
  const blank: Cell[][] = [columns.map(() => '')];
  return [
    heading(say(h('Appendix A: improvement plan', 'Plan d’actions'))),
    table(columns, rows.length > 0 ? rows : blank),
  ];
};

const timeline: Part = (book) => {
  const { say } = book;
  const teams = teamsOf(book);
  const title = heading(say(h('Appendix B: timeline', 'Chronologie')));
  if (teams.length > mostLogs) {
    const beside = h(
      'The log of each team lies beside this report, in a file of its own.',
      'La main courante de chaque équipe accompagne ce rapport, dans un fichier à part.',
    );
    return [title, text(say(beside))];
  }
  return [
    title,
    ...teams.flatMap((team) => {
      const { head, rows } = crisisLog(book, team);
      return [heading(team.name, 3), table(head, rows)];
    }),
  ];
};

const cold: Part = ({ say }) => [
  heading(say(h('Follow-up', 'RETEX à froid'))),
  room(say(h('Planned for', 'Prévu le'))),
];

const englishOrder: Part[] = [
  overview,
  ratings,
  analysis,
  worth,
  outcomes,
  said,
  plan,
  timeline,
  participants,
];
/** Ours: synthesis, frame, timeline, analysis, plan, a date for the second look; then annexes. */
const frenchOrder: Part[] = [
  outcomes,
  overview,
  timeline,
  ratings,
  analysis,
  worth,
  plan,
  cold,
  said,
  participants,
];
