/** Statements on their way: each is kept until the store has it, and goes out once, in order. */

/** @import { Statement, Stored } from "../types.js" */
/** @import { Lrs } from "./xapi-lrs.js" */

import { weigh } from "./xapi-lrs.js";

/** Statements of a request at most, and bytes: what every store takes, and what a browser sends for a closed page. */
const MOST = 50;
const SIZE = 50000;

/**
 * @param {object} parts
 * @param {Lrs} parts.lrs
 * @param {Statement[]} parts.pending From before a reload.
 * @param {() => void} parts.keep Called after every change, to keep `pending`.
 * @param {() => Promise<boolean>} parts.alive Whether the store still lets this session in.
 * @param {(statement: Statement, status: number) => void} parts.refused The store will never take it.
 */
export function createSender({ lrs, pending, keep, alive, refused }) {
  let limit = MOST;

  /** @param {Statement[]} batch */
  const settle = (batch) => {
    for (const each of batch) {
      const at = pending.indexOf(each);
      if (at >= 0) pending.splice(at, 1);
    }
    keep();
  };

  const next = () => {
    let size = 0;
    const fits = pending.findIndex((each, at) => at >= limit || (size += weigh(JSON.stringify(each)) + 1) > SIZE);
    return pending.slice(0, fits < 0 ? pending.length : Math.max(1, fits));
  };

  /** One request. @returns {Promise<Stored>} true: there may be more to send. */
  const once = async () => {
    const batch = next();
    const [first] = batch;
    if (!first) return true;
    const { status } = await lrs("POST", "statements", {}, batch);
    if (status >= 200 && status < 300) {
      settle(batch);
      return true;
    }
    if (status === 401) return "ended";
    // No line, too busy, moved or broken for now: as it is, later.
    if ([0, 404, 408, 429].includes(status) || status >= 500) return false;
    if (batch.length > 1) {
      // Too much at once, or one of them is refused: smaller batches tell which.
      limit = Math.max(1, Math.floor(batch.length / 2));
      return true;
    }
    if (status === 403 && !(await alive())) return "ended";
    // 409: the store has it. Anything else it will never take, and what comes after must not wait for it.
    settle(batch);
    if (status !== 409) refused(first, status);
    return true;
  };

  return {
    pending,
    /** @param {Statement[]} statements */
    add(...statements) {
      pending.push(...statements);
      keep();
    },
    /** Sends all; false: later. @returns {Promise<Stored>} */
    async send() {
      while (pending.length > 0) {
        const went = await once();
        if (went !== true) return went;
      }
      limit = MOST;
      return true;
    },
    /** The page may go at any moment: sends all that is not known to be stored, without waiting for what is under way. */
    dash() {
      const batch = next();
      if (batch.length > 0) void lrs("POST", "statements", {}, batch).then(({ status }) => status >= 200 && status < 300 && settle(batch));
    },
  };
}
