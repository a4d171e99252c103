/** Where all time comes from. A practice county may move it; tests set it. */
export interface Clock {
  now(): Date;
  /** The time of the world, where a practice county has moved `now` ahead of it. */
  world?(): Date;
}

/** The time of the world: what watches and idle hands go by. */
export function worldTime(clock: Clock): Date {
  return clock.world?.() ?? clock.now();
}

export function systemClock(): Clock {
  return { now: () => new Date() };
}

export interface SettableClock extends Clock {
  set(at: Date): void;
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved. For tests, and for loading a practice county. */
export function settableClock(start: Date): SettableClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (next) => {
      at = next.getTime();
    },
    advance: (ms) => {
      at += ms;
    },
  };
}
