import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWrite } from '../../graphql/client.js';
import type { TextKey } from '../../i18n.js';
import { saveReviewDocument } from './review.js';

/** What a rubric form needs of an assignment. */
export interface DraftedAssignment {
  readonly id: string;
  readonly state: string;
  readonly review: {
    readonly sharedComment: string;
    readonly privateComment: string;
    readonly scores: readonly {
      readonly score: number | null;
      readonly comment: string;
      readonly criterion: { readonly id: string } | null;
    }[];
  } | null;
}

export interface GivenScore {
  readonly score: number | null;
  readonly comment: string;
  /** False for a comment written before a level was chosen. */
  readonly chosen: boolean;
}

const pauseMs = 800;
const words = {
  idle: 'assessment.saving.idle',
  waiting: 'assessment.saving.waiting',
  saved: 'assessment.saving.saved',
  offline: 'assessment.saving.offline',
} as const satisfies Record<string, TextKey>;

function given(assignment: DraftedAssignment): Record<string, GivenScore> {
  const scores = assignment.review?.scores ?? [];
  return Object.fromEntries(
    scores.flatMap(({ criterion, score, comment }) =>
      criterion ? [[criterion.id, { score, comment, chosen: true }]] : [],
    ),
  );
}

/** Levels and comments as they are given, sent to the server a moment after the last change and tried again while offline. */
export function useReviewDraft(assignment: DraftedAssignment, criteria: readonly { readonly id: string }[]) {
  const [scores, setScores] = useState(() => given(assignment));
  const [sharedComment, setSharedComment] = useState(assignment.review?.sharedComment ?? '');
  const [privateComment, setPrivateComment] = useState(assignment.review?.privateComment ?? '');
  const [state, setState] = useState<keyof typeof words>('idle');
  const dirty = useRef(false);
  const save = useWrite(saveReviewDocument, { refreshes: [], harmlessTwice: true });
  const input = () => ({
    assignmentId: assignment.id,
    scores: criteria.flatMap(({ id }) => {
      const one = scores[id];
      return one?.chosen ? [{ criterionId: id, score: one.score, comment: one.comment }] : [];
    }),
    sharedComment,
    privateComment,
  });
  const write = useEffectEvent(async () => {
    if (!dirty.current) return;
    dirty.current = false;
    const result = await save.run({ input: input() });
    if (!result.ok && result.failure) dirty.current = true;
    setState(result.ok ? 'saved' : result.failure ? 'offline' : 'idle');
  });
  useEffect(() => {
    if (!dirty.current) return;
    const timer = setTimeout(() => void write(), state === 'offline' ? 5_000 : pauseMs);
    return () => clearTimeout(timer);
  }, [scores, sharedComment, privateComment, state]);
  const touch = () => {
    dirty.current = true;
    setState('waiting');
  };
  return {
    scores,
    sharedComment,
    privateComment,
    savedWords: words[state],
    input: () => {
      dirty.current = false;
      return input();
    },
    score: (id: string, score: number | null) => {
      setScores((before) => ({ ...before, [id]: { comment: before[id]?.comment ?? '', score, chosen: true } }));
      touch();
    },
    comment: (id: string, comment: string) => {
      setScores((before) => ({
        ...before,
        [id]: { score: before[id]?.score ?? null, chosen: before[id]?.chosen ?? false, comment },
      }));
      touch();
    },
    setShared: (value: string) => {
      setSharedComment(value);
      touch();
    },
    setPrivate: (value: string) => {
      setPrivateComment(value);
      touch();
    },
  };
}
