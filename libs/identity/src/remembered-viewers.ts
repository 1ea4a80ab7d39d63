import type { Viewer } from '#access';

/** Most viewers kept at once. */
const mostViewers = 2_000;
const longestKey = 4_096;

/**
 * Viewers of the last moment, so that the requests of one page look up their session once. Whoever lost a role or
 * signed out elsewhere is met as before for that moment at most; what this process changes itself is forgotten at once.
 */
export class RememberedViewers {
  readonly #entries = new Map<string, { readonly until: number; readonly viewer: Promise<Viewer> }>();

  /** @param milliseconds how long a viewer is remembered; 0 for never */
  constructor(private readonly milliseconds: number) {}

  /** The viewer of a key, looked up when there is none of this moment; visitors and failures are not kept. */
  of(key: string, lookUp: () => Promise<Viewer>): Promise<Viewer> {
    if (this.milliseconds === 0 || key.length > longestKey) return lookUp();
    const now = performance.now();
    const known = this.#entries.get(key);
    if (known && known.until > now) return known.viewer;
    const viewer = lookUp();
    const entry = { until: now + this.milliseconds, viewer };
    this.#entries.delete(key);
    if (this.#entries.size >= mostViewers) this.#forgetOldest();
    this.#entries.set(key, entry);
    const drop = () => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
    viewer.then(({ personId }) => personId ?? drop(), drop);
    return viewer;
  }

  /** Forgets everybody, because a session, a role or a person has changed. */
  forget(): void {
    this.#entries.clear();
  }

  #forgetOldest(): void {
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}
