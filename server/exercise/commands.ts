import type { CommandOf, FacilitatorCommand, PlayerCommand } from '#protocol/commands.ts';
import { Refused } from '#protocol/text.ts';
import { cancel, decide } from '#sim/decisions.ts';
import { answer, planInject, send } from '#sim/injects.ts';
import { prepare, unprepare } from '#sim/preparation.ts';
import type { World } from '#sim/world.ts';
import { actsOf, type Aims } from './acts.ts';
import { createTeam, record, type Seat, type Team } from './team.ts';

/** What a player's command does to its team. Throws Refused, having changed nothing. */
export function applyPlayer(
  world: World,
  team: Team,
  seat: Seat,
  mates: readonly Seat[],
  aims: Aims,
  command: PlayerCommand,
): void {
  const { state } = team;
  const { tick } = state;
  switch (command.type) {
    case 'prepare':
    case 'unprepare': {
      const { role } = world.preparation;
      holdsRole(seat, mates, role === null ? [] : [role]);
      (command.type === 'prepare' ? prepare : unprepare)(world, state, command.preparation);
      return;
    }
    case 'decide': {
      const action = world.actions.find((one) => one.id === command.action);
      if (action) holdsRole(seat, mates, [action.role]);
      // Asked first: what happens at once has happened when the decision is there.
      const before = actsOf(team, aims, {
        action: world.tables.actionPlace.get(command.action) ?? -1,
        target: action?.target?.options.indexOf(command.target ?? '') ?? -1,
      });
      const decision = decide(world, state, command.action, command.target, seat.id);
      team.reasons.set(decision.id, { why: command.why || null, confidence: command.confidence ?? null });
      const target = command.target === undefined ? {} : { target: command.target };
      const why = command.why ? { text: command.why } : {};
      const sure = command.confidence ? { confidence: command.confidence } : {};
      team.log.push({
        tick,
        kind: 'decision',
        by: seat.name,
        ref: command.action,
        ...target,
        ...why,
        ...sure,
      });
      // Without a lead time it is in force already.
      if (decision.state !== 'preparing') team.acts.set(decision.id, before);
      team.lastAction = command.action;
      record(world, team);
      return;
    }
    case 'cancel': {
      const decision = state.decisions.find((one) => one.id === command.decision);
      const action = decision && world.actions[decision.action];
      if (action) holdsRole(seat, mates, [action.role]);
      cancel(world, state, command.decision);
      if (action) team.log.push({ tick, kind: 'cancelled', by: seat.name, ref: action.id });
      return;
    }
    case 'answer':
      return answerInject(world, team, seat, mates, command);
    case 'read':
      return markRead(world, team, seat, command.injects);
    case 'log':
      team.log.push({ tick, kind: 'entry', by: seat.name, text: command.text });
      return;
    case 'take-role':
      if (!seat.roles.includes(command.role)) seat.roles = [...seat.roles, command.role];
      return;
    case 'leave-role':
      seat.roles = seat.roles.filter((role) => role !== command.role);
  }
}

/** Whether this seat has read all of these already, so that to say it again changes nothing. */
export const hasRead = (team: Team, seat: string, injects: readonly string[]): boolean =>
  injects.every((id) => team.reads.get(id)?.by.some((one) => one.seat === seat));

/** The first time counts. What has not reached the team cannot have been read: to ask for it is to guess. */
function markRead(world: World, team: Team, seat: Seat, injects: readonly string[]): void {
  const { tick } = team.state;
  for (const id of injects) {
    const index = world.tables.injectPlace.get(id) ?? -1;
    if (index < 0 || team.state.injects[index]!.sentTick < 0)
      throw new Refused('unknown-inject', 'This message has not reached your team.');
  }
  for (const id of injects) {
    const by = team.reads.get(id)?.by ?? [];
    if (by.some((one) => one.seat === seat.id)) continue;
    team.reads.set(id, { by: [...by, { seat: seat.id, name: seat.name, tick }] });
  }
}

/** A seat acts for its own roles, and for those that nobody in the team has taken. */
function holdsRole(seat: Seat, mates: readonly Seat[], roles: readonly string[]): void {
  const mine = roles.length === 0 || roles.some((role) => seat.roles.includes(role));
  if (mine || roles.some((role) => !mates.some((mate) => mate.roles.includes(role)))) return;
  const holder = mates.find((mate) => roles.some((role) => mate.roles.includes(role)));
  throw new Refused(
    'not-your-role',
    `This is for ${roles.join(' or ')}: ${holder?.name ?? 'a colleague'} holds it.`,
    {
      role: roles[0]!,
      holder: holder?.name ?? '',
    },
  );
}

function answerInject(
  world: World,
  team: Team,
  seat: Seat,
  mates: readonly Seat[],
  command: CommandOf<'answer'>,
): void {
  const index = world.injects.findIndex((one) => one.id === command.inject);
  // Of a message that has not arrived even its roles are not to be learned.
  if (index >= 0 && team.state.injects[index]!.sentTick >= 0)
    holdsRole(seat, mates, world.injects[index]!.roles);
  if (command.option === undefined && !command.text) {
    throw new Refused('malformed', 'An answer needs one of the options or some words.');
  }
  answer(world, team.state, command.inject, command.option);
  const { tick } = team.state;
  const words = command.text || null;
  team.answers.set(command.inject, { option: command.option ?? null, text: words, by: seat.name, tick });
  const text = words === null ? {} : { text: words };
  team.log.push({ tick, kind: 'answer', by: seat.name, ref: command.inject, ...text });
}

type InjectCommand = Extract<FacilitatorCommand, { inject: string }>;

/** Where the facilitator stands with an inject, for teams that join later. */
export interface InjectPlan {
  held: boolean;
  skipped: boolean;
  retimed: number;
}

/** A facilitator's hand on the MSEL. Throws Refused, having changed nothing. */
export function applyInject(
  world: World,
  teams: readonly Team[],
  plans: Map<number, InjectPlan>,
  command: InjectCommand,
): void {
  const index = world.injects.findIndex((one) => one.id === command.inject);
  if (index < 0) throw new Refused('unknown-inject', `There is no inject "${command.inject}".`);
  const waiting = teams.filter((team) => team.state.injects[index]!.sentTick < 0);
  if (waiting.length === 0 && teams.length > 0) {
    throw new Refused('inject-not-open', 'It has been sent already.', { inject: command.inject });
  }
  if (command.type === 'retime-inject' && teams.some((team) => command.tick < team.state.tick)) {
    throw new Refused('time-past', 'That moment has passed.', { tick: command.tick });
  }
  const plan: InjectPlan = { ...(plans.get(index) ?? { held: false, skipped: false, retimed: -1 }) };
  if (command.type === 'hold-inject') plan.held = true;
  if (command.type === 'release-inject') plan.held = plan.skipped = false;
  if (command.type === 'skip-inject') plan.skipped = true;
  if (command.type === 'retime-inject')
    Object.assign(plan, { retimed: command.tick, held: false, skipped: false });
  // A team that comes in later gets what was fired by hand at the very tick at which the others got it.
  if (command.type === 'fire-inject')
    Object.assign(plan, { held: false, skipped: false, retimed: waiting[0]?.state.tick ?? -1 });
  if (command.team === undefined) plans.set(index, plan);
  for (const team of waiting) {
    if (command.type === 'fire-inject') {
      send(world, team.state, index);
      record(world, team);
    } else applyPlan(team, index, command, plan);
  }
}

function applyPlan(team: Team, index: number, command: InjectCommand, plan: InjectPlan): void {
  if (command.type === 'hold-inject') planInject(team.state, index, { held: true });
  if (command.type === 'release-inject') planInject(team.state, index, { held: false, skipped: false });
  if (command.type === 'skip-inject') planInject(team.state, index, { skipped: true });
  if (command.type === 'retime-inject') planInject(team.state, index, plan);
}

/** A team that comes in later starts from the same morning and the same plan of injects. */
export function createLateTeam(
  world: World,
  id: string,
  name: string,
  plans: ReadonlyMap<number, InjectPlan>,
): Team {
  const team = createTeam(world, id, name);
  for (const [index, plan] of plans) planInject(team.state, index, plan);
  return team;
}
