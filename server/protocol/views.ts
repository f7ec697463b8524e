import type { AtWork } from './atWork.ts';
import type { Curves, GhostCurves, TeamCurves } from './curves.ts';
import type { Commitment, DebriefRecord, Reflection } from './debrief.ts';
import type { Place } from './places.ts';
import type { Refusal, Text } from './text.ts';
import type { CountryRecord, PromptRecord, WallSlide } from './wall.ts';

/**
 * What each audience sees: a flat table of records. The server projects the state into one table per audience, compares it
 * with the table it last sent and sends the records that changed (see delta.ts). Keys are `kind`, or `kind:id` where there are
 * several of a kind; a key with `?` is left out while there is nothing to say.
 * Units: basis points (10,000 = 100 %), parcels, k€, minutes, ticks.
 *
 * The views of the server are checked against these types, and so is what screens read: a record is described here and nowhere
 * else. (Not interfaces: those do not count as a `Table`.)
 */
export type Tables = {
  team: TeamRecords;
  facilitator: FacilitatorRecords;
  projector: ProjectorRecords;
};
export type Audience = keyof Tables;

/** What everybody sees. */
export type SharedRecords = {
  exercise: ExerciseRecord;
  clock: { tick: number };
  [announcement: `announcement:${number}`]: { tick: number; text: string; team: string | null };
  /** The run `as-happened` at this tick; not there where the pack has none. */
  ghost?: RunFigures;
  /** From ENDEX on. */
  debrief?: DebriefRecord;
  /** After ENDEX: every team that came and every ghost. For the facilitator at once, for the others once scores are shown. */
  result?: Result;
  /** Only after the journal failed or the program met a fault: nothing moves any more until the server is started again. */
  halted?: Refusal;
};

export type TeamRecords = SharedRecords & {
  team: { id: string; name: string };
  [seat: `seat:${string}`]: PlacedSeat;
  /** Not there where nothing can be prepared. */
  preparation?: PreparationRecord;
  headline: Headline;
  situation: Situation;
  /** Half-hourly samples so far, a quarter of a day to a record: only the last one grows. */
  [stretch: `curves:${number}`]: TeamCurves;
  /** The run `as-happened` over the same samples: what is still to come stays on the server. */
  [past: `ghostCurves:${number}`]: GhostCurves;
  [entry: `entry:${string}`]: EntryRecord;
  [service: `service:${string}`]: ServiceRecord;
  [process: `process:${string}`]: ProcessRecord;
  [channel: `channel:${string}`]: ChannelRecord;
  [hub: `hub:${string}`]: HubRecord;
  /** Parcels an hour on each trunk road, in the catalogue's order; figures of the same age as the hub that sent them. */
  links: number[];
  /** Per department, in the catalogue's order: parcels waiting against a day's work, basis points; -1 unknown. */
  departments: { asOfTick: number; latenessBp: number[] };
  /** Orders and messages that work on a place at present. */
  atWork: AtWork[];
  /** The same on an ordinary day, without an attack, at the moment the figures of `departments` are of. */
  ordinary: number[];
  [action: `action:${string}`]: ActionRecord;
  [decision: `decision:${number}`]: DecisionRecord;
  [inject: `inject:${string}`]: InjectRecord;
  /** Beside the inject and not in it, so that the inject's text is not sent again with each reader. */
  [read: `read:${string}`]: ReadRecord;
  [obligation: `obligation:${string}`]: ObligationRecord;
  [log: `log:${number}`]: LogRecord;
  /** After ENDEX: who has answered the questions; the answers are told once the debrief has gone beyond them. */
  [reflection: `reflection:${string}`]: { name: string; answers: Reflection | null };
  [commitment: `commitment:${number}`]: Commitment;
};

/** What the facilitator has put on the wall, as the wall and the facilitator see it; each only while it is there. */
export type WallRecords = {
  prompt?: PromptRecord;
  slide?: { slide: WallSlide };
};

export type FacilitatorRecords = SharedRecords &
  WallRecords & {
    [team: `team:${string}`]: TeamRow;
    [seat: `seat:${string}`]: SeatRecord & { team: string };
    [inject: `msel:${string}`]: MselRow;
    story: {
      events: { id: string; name: Text; list: 'pressure' | 'relief'; enabled: boolean }[];
      phases: { id: string; sinceTick: number | null }[];
    };
    /** Questions for the room that the pack brings; not there where it brings none. */
    prompts?: readonly Text[];
    /** By seat. */
    [reflection: `reflection:${string}`]: { team: string; name: string; answers: Reflection };
    /** By team and its number there. */
    [commitment: `commitment:${string}`]: Commitment & { team: string };
    [line: `line:${number}`]: { tick: number; team: string | null; log: LogRecord | NoticeLine };
  };

export type ProjectorRecords = SharedRecords &
  WallRecords & {
    [team: `team:${string}`]: {
      id: string;
      name: string;
      seats: string[];
      online: number;
      headline: Headline;
    };
    /** The run in which nobody decides anything, at this tick; not there where the pack has none. */
    idle?: RunFigures;
    /** After ENDEX: how many of the players have answered the questions. */
    reflected?: { count: number; of: number };
    /** Once the debrief is at what will change; by team and its number there. */
    [commitment: `commitment:${string}`]: Commitment & { team: string };
    /** Only in play. */
    country?: CountryRecord;
    /** Public news only: television, social feed and the facilitator's words to all. */
    [news: `news:${number}`]: { tick: number; channel: InjectChannel; from: Text; title: Text };
  };

export type Lifecycle = 'lobby' | 'briefing' | 'running' | 'paused' | 'debrief' | 'closed';
export interface ExerciseRecord {
  code: string;
  title: string;
  lifecycle: Lifecycle;
  locked: boolean;
  phase: string;
  ticksPerMinute: number;
  /** The pace it was created with: what "times one" means. */
  ownTicksPerMinute: number;
  /** True from a restart of the server until the facilitator resumes. */
  recovered: boolean;
  /** Null: it goes on under the rules it began with. */
  renewed: Renewed | null;
  /** The clock is being run ahead, in ticks; null: it goes at its pace. */
  jump: { from: number; to: number } | null;
}

export interface SeatRecord {
  id: string;
  name: string;
  roles: string[];
  online: boolean;
  /** Not here for so long that its roles are everybody's until it is back. */
  away?: true;
}
/** A seat as its own team sees it. */
export interface PlacedSeat extends SeatRecord {
  /** What it looks at; nobody else is told, and nothing remembers it. */
  at?: Place;
}

/** An exercise goes on under other rules of the world than those it began with. */
export interface Renewed {
  /** From this tick on. */
  tick: number;
  /** What came before had to be played again under these rules, from its log: its figures are not those that were shown then. */
  anew: boolean;
}

/** Points to spend before play, and what they were spent on. */
export interface PreparationRecord {
  points: number;
  left: number;
  /** Ids of preparations, in the order of the catalogue. */
  chosen: string[];
  /** Role that chooses; null: anybody. */
  role: string | null;
}

/** The two figures that count, of a team or of a scripted run. */
export interface RunFigures {
  parcelsDelivered: number;
  uptimeBp: number;
}
export interface Headline extends RunFigures {
  /** What the same world delivers by now without an attack. */
  parcelsDeliverable: number;
  /** 0..1000: 500 for parcels, 500 for uptime. */
  points: number;
}

export interface Situation {
  trustBp: number;
  /** Change over the last hour of play, basis points. */
  trustChangeBp: number;
  /** Minutes since the team last said anything in public; null: never. */
  silentMinutes: number | null;
  spent: number;
  budget: number;
  /** What runs now costs in an hour, k€. */
  costPerHour: number;
  /** Where what passes the filters presses hardest against what the place carries; null: nothing passes. */
  pressedAt: `entry:${string}` | `service:${string}` | null;
  /** `fatiguePerHourBp`: how fast they tire as they are used now; below zero, rest. */
  crews: { pool: string; free: number; total: number; fatigueBp: number; fatiguePerHourBp: number }[];
  backlog: number;
  awaitingPickUp: number;
  /** Parcels handled on paper and not yet keyed in. */
  debt: number;
  counterWaitMinutes: number;
  /** Calls that got through, basis points. */
  callsAnsweredBp: number;
  cashBp: number;
  /** How many customers know what works and what does not, basis points. */
  informedBp: number;
  /** How far people run to counters, telephones and cash machines, basis points. */
  unrestBp: number;
  /** How worn the people of the sites are, basis points. */
  strainBp: number;
  /**
   * What these take of the work, basis points: strain of all work at the sites, old figures of sorting and lorries, queues of the
   * counters; tired technical crews of all servers.
   */
  takes: { strain: number; blindness: number; queues: number; tired: number };
}

export interface EntryRecord {
  /** Traffic asked of the entry against what it can carry, basis points (may pass 10,000). */
  loadBp: number;
  /** The two that come at it, each against what it can carry: honest users, and the attack before any filter. */
  honestBp: number;
  attackBp: number;
  /** Part of the attack that the filters in place remove, basis points. */
  filteredBp: number;
  passBp: number;
}
export interface ServiceRecord {
  availabilityBp: number;
  /** Honest demand against an ordinary hour, basis points: above 10,000 users come back again and again. */
  demandBp: number;
  /** Entry it is reached by at present; null: internal. */
  entry: string | null;
  /** Closed on purpose by the team. */
  shed: boolean;
  /**
   * What its own servers are asked by honest users and by the attack, against what they can serve; whom filters turn away.
   * Left out while users alone come, all are let through, and all fits.
   */
  servers?: { askedBp: number; floodBp: number; turnedAwayBp: number };
}
export interface ProcessRecord {
  capacityBp: number;
  /** Part of the work done on paper, basis points. */
  paperBp: number;
}
export interface ChannelRecord {
  availabilityBp: number;
}

/** Figures of a site as fresh as tracking allows. */
export interface HubRecord {
  asOfTick: number;
  /** Parcels waiting to be sorted, both passes. */
  backlog: number;
  /** Backlog against a day's work, basis points. */
  loadBp: number;
  /** The same on an ordinary day, without an attack, at the moment these figures are of. */
  ordinaryBp: number;
  /** Sorting speed now against normal, basis points. */
  capacityBp: number;
}

/**
 * Whether a decision can be taken now. Target-dependent reasons come with the refusal of the command itself. `leadTicks` and
 * `cost` are there where this team's preparations make them other than the card says.
 */
export type ActionRecord = ({ ready: true } | { ready: false; refusal: Refusal }) & {
  leadTicks?: number;
  cost?: number;
  /** Targets where it is in force and may be given again without a gap, soon ready; `null`: it takes no target. Left out: none. */
  renews?: (string | null)[];
};

export type DecisionState = 'preparing' | 'in-force' | 'ended' | 'cancelled';
export interface DecisionRecord {
  id: number;
  action: string;
  target: string | null;
  by: string;
  why: string | null;
  /** How sure they were, 1 (a guess) to 5 (certain); null: not said. */
  confidence: number | null;
  state: DecisionState;
  decidedTick: number;
  inForceTick: number;
  /** When it ends by itself; null: it does not. */
  endTick: number | null;
  /** How strong its effect is at present, basis points of its best. */
  strengthBp: number;
  /** How far it works; null while it is not in force. */
  stage: EffectStage | null;
  /** What it acts on, and how that stood just before it came into force; empty until then. */
  acts: Act[];
  cancellable: boolean;
}

/** Up its ramp, at its best, worn down by an attacker who adapts. */
export type EffectStage = 'building' | 'full' | 'fading';

/** A figure a decision acts on: `trust` has no id of its own. */
export interface Act {
  kind: 'service' | 'entry' | 'process' | 'channel' | 'trust';
  id: string;
  beforeBp: number;
}

export type InjectChannel = 'mail' | 'phone' | 'tv' | 'social' | 'authority' | 'colleague' | 'rumour';
export type Priority = 'must' | 'should' | 'may';
export interface InjectRecord {
  id: string;
  channel: InjectChannel;
  from: Text;
  title: Text;
  body: Text;
  /** Roles it is meant for; empty: everyone. */
  roles: string[];
  priority: Priority;
  sentTick: number;
  /** Last tick at which an answer counts; null: no answer is asked for, or no deadline. */
  answerByTick: number | null;
  /** `cost`: paid at once, k€; left out: nothing. */
  options: { id: string; label: Text; cost?: number }[];
  freeText: boolean;
  answer: { option: string | null; text: string | null; by: string; tick: number } | null;
  expired: boolean;
}

/** Who has opened an inject, in the order they did. */
export interface ReadRecord {
  by: { seat: string; name: string; tick: number }[];
}

export interface ObligationRecord {
  id: string;
  startedTick: number;
  dueTick: number;
  state: 'running' | 'met' | 'late' | 'missed';
  /** It went out, be it late. */
  sent?: true;
}

export type LogRecord = {
  tick: number;
  kind:
    | 'entry'
    | 'decision'
    | 'cancelled'
    | 'in-force'
    | 'ended'
    | 'inject'
    | 'answer'
    | 'announcement'
    | 'obligation';
  /** Seat name, or null for the exercise itself. */
  by: string | null;
  /** A player's or the facilitator's own words, shown as they are; of an obligation its state, which is not. */
  text?: string;
  /** With a decision: how sure they were, 1 to 5. */
  confidence?: number;
  /** Id of the action, inject or obligation the line is about; the client finds its name. */
  ref?: string;
  target?: string;
};

export interface Result {
  points: { team: string; name: string; points: number; parcelsBp: number; uptimeBp: number }[];
  runs: RunResult[];
}
/** A finished run: a team, or a ghost (`idle`, `as-happened`, `textbook`). */
export interface RunResult {
  id: string;
  kind: 'team' | 'ghost';
  name: Text;
  headline: Headline;
  trustBp: number;
  spent: number;
  obligations: { met: number; late: number; missed: number };
  /** Ids of what it prepared. */
  prepared: string[];
  curves: Curves;
}

/** An act of the facilitator, or of the server, on the exercise as a whole. */
export interface NoticeLine {
  tick: number;
  kind: 'notice';
  by: null;
  /** Type of the command. */
  ref: string;
  words: Text;
}

export interface TeamRow {
  id: string;
  name: string;
  seats: number;
  online: number;
  headline: Headline;
  trustBp: number;
  spent: number;
  crewsFree: number;
  crewsTotal: number;
  unanswered: number;
  /** Whose time ran out without an answer a short while ago: older ones are left out: the facilitator can do nothing about them. */
  overdue: number;
  /** Tick of the team's last command; null: none yet. */
  lastActTick: number | null;
  lastAction: string | null;
  servicesDown: number;
  /** Ids of what it prepared. */
  prepared: string[];
}

export interface MselRow {
  id: string;
  title: Text;
  channel: InjectChannel;
  roles: string[];
  priority: Priority;
  body: Text;
  expected: Text;
  objectives: string[];
  attack: string[];
  /** By time: the tick it is due; null: it waits for a condition. */
  dueTick: number | null;
  condition: Text | null;
  held: boolean;
  skipped: boolean;
  /** For how many teams it is held or skipped; `held` and `skipped` above: for all that do not have it yet. */
  heldTeams: number;
  skippedTeams: number;
  /** How many teams have received and how many have answered it. */
  sent: number;
  answered: number;
  /** How many teams have somebody who opened it. */
  read: number;
  teams: number;
  sentTick: number | null;
}

/** Body of `GET /api/exercises/:code/replay`: what a team saw at a moment of a finished run. */
export interface Moment {
  /** Hashes of the log that the replay was held against, and were the same. */
  proofs: number;
  table: TeamRecords;
}
