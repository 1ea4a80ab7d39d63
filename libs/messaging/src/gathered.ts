/** One question that waits for its answer. */
interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly answer: (answer: Answer | PromiseLike<Answer>) => void;
  readonly fail: (cause: unknown) => void;
}

/** How questions are gathered. */
interface Gathering {
  /** Questions that are asked together at most, 200 where nothing is said. */
  readonly most?: number;
  /** Batches that may be under way at the same time, one where nothing is said. */
  readonly lanes?: number;
  /** The first one does not wait for those of the same turn: for questions of which each comes with a packet of its own. */
  readonly atOnce?: boolean;
}

/**
 * Asks questions together that come while earlier ones are under way: a quiet process asks each at once and alone, a
 * busy one as many with one statement as came meanwhile. When a batch fails, its questions are asked one by one, so
 * that one which cannot be answered does no harm to the others.
 *
 * @example
 * const finishing = new Gathered<Id, void>(async (ids) => { await finishAll(ids); return ids.map(() => undefined); });
 * await finishing.ask(id);
 */
export class Gathered<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];
  private asking = 0;

  /**
   * @param askAll answers in the order of the questions; a promise among the answers holds up nobody else
   */
  constructor(
    private readonly askAll: (questions: readonly Question[]) => Promise<readonly (Answer | PromiseLike<Answer>)[]>,
    private readonly how: Gathering = {},
  ) {}

  /** @throws what `askAll` throws when it is given this question alone */
  ask(question: Question): Promise<Answer> {
    return new Promise((answer, fail) => {
      this.waiting.push({ question, answer, fail });
      if (this.asking < (this.how.lanes ?? 1)) void this.askOn();
    });
  }

  private async askOn(): Promise<void> {
    this.asking += 1;
    // Whoever asks in this very turn belongs to the batch: a store may hand out many jobs with one packet.
    if (!this.how.atOnce) await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.settle(this.waiting.splice(0, this.how.most ?? 200));
    this.asking -= 1;
  }

  private async settle(batch: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.askAll(batch.map(({ question }) => question));
      for (const [at, answer] of answers.entries()) batch[at]?.answer(answer);
    } catch (cause) {
      const [only, ...others] = batch;
      if (others.length === 0) only?.fail(cause);
      else await Promise.all(batch.map((one) => this.settle([one])));
    }
  }
}
