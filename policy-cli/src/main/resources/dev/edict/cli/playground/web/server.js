// Questions to the server.

/** A question that the server did not answer; `status` says why. */
export class Unanswered extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Asks the server; throws `Unanswered` when it refuses or is not there. */
export async function ask(name, body) {
  let answer;
  try {
    answer = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Unanswered(0, 'the program does not answer; is it still running?');
  }
  if (!answer.ok) {
    throw new Unanswered(answer.status, (await answer.text()).trim());
  }
  return answer.json();
}

/** Exchanges the token of the address for a cookie, and takes it out of the address. */
export async function unlock() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) {
    return;
  }
  history.replaceState(null, '', location.pathname);
  await fetch('/api/session', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
}

/**
 * Asks one kind of question about a text that goes on changing: after a pause, one at a time, and
 * an answer about an earlier text is dropped.
 */
export class Follower {
  #name;
  #pause;
  #then;
  #fail;
  #timer = 0;
  #wanted = null;
  #running = false;

  constructor(name, pause, then, fail) {
    this.#name = name;
    this.#pause = pause;
    this.#then = then;
    this.#fail = fail;
  }

  /** Asks about this, in place of what was asked before. */
  follow(body) {
    this.#wanted = body;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), this.#pause);
  }

  /** Asks no more, and drops an answer that is under way. */
  drop() {
    this.#wanted = null;
    clearTimeout(this.#timer);
  }

  async #run() {
    if (this.#running || this.#wanted === null) {
      return;
    }
    this.#running = true;
    const asked = this.#wanted;
    try {
      const answer = await ask(this.#name, asked);
      if (asked === this.#wanted) this.#then(answer, asked);
    } catch (problem) {
      if (asked === this.#wanted) this.#fail(problem);
    }
    this.#running = false;
    if (this.#wanted !== null && asked !== this.#wanted) {
      this.follow(this.#wanted);
    }
  }
}
