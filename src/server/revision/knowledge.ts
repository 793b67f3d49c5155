/** For how long what is known of the revision is relied on, in milliseconds. */
export const RELIED_ON = 1_000;

/**
 * What this process knows of the revision of the data. It holds that every write that was committed before
 * `confirmed` has a revision of at most `newest`. All times are of one steady clock, in milliseconds.
 */
export interface Knowledge {
  /** The newest revision, where no later write was committed over a second ago; else null. */
  current(now: number): number | null;
  /** A statement that was sent at `sent` saw the revision. */
  saw(revision: number, sent: number, now: number): void;
  /** A transaction told its revision. When it was committed is not known, so it confirms nothing. */
  heard(revision: number, now: number): void;
  /** Nothing is known any more, and no statement sent before now is believed. */
  forget(now: number): void;
}

export function createKnowledge(): Knowledge {
  let newest = 0;
  let learned = Number.NEGATIVE_INFINITY;
  let confirmed = Number.NEGATIVE_INFINITY;
  let believedFrom = Number.NEGATIVE_INFINITY;

  const learn = (revision: number, now: number): void => {
    newest = revision;
    learned = now;
  };

  return {
    current: (now) => (now - confirmed <= RELIED_ON ? newest : null),

    saw(revision, sent, now) {
      if (sent < believedFrom || Number.isNaN(revision)) return;
      if (revision > newest) {
        learn(revision, now);
        confirmed = Math.max(confirmed, sent);
      } else if (revision === newest) {
        confirmed = Math.max(confirmed, sent);
      } else if (sent > Math.max(learned, confirmed)) {
        // Asked for later, seen earlier: the database itself went back, as a standby that takes over may.
        learn(revision, now);
        confirmed = sent;
      }
    },

    heard(revision, now) {
      if (revision > newest) learn(revision, now);
    },

    forget(now) {
      newest = 0;
      learned = now;
      confirmed = Number.NEGATIVE_INFINITY;
      believedFrom = now;
    },
  };
}
