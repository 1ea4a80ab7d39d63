import { Text } from '@mantine/core';
import { useT } from '../../i18n.js';
import type { MovedRead } from './round-reads.js';

/** So many moves are told; of the others only the number. */
const movesTold = 6;

export interface MovedReadsProps {
  readonly moves: readonly MovedRead[];
  readonly nameOf: (id: string | null) => string;
}

/** Who reads in whose place, in words. */
export function MovedReads({ moves, nameOf }: MovedReadsProps) {
  const t = useT();
  const sentence = ({ name, fromReviewerId, toReviewerId }: MovedRead) => {
    const words = { application: name, from: nameOf(fromReviewerId), to: nameOf(toReviewerId) };
    if (fromReviewerId === null) return t('matching.reads.moveNew', words);
    return t(toReviewerId === null ? 'matching.reads.moveGone' : 'matching.reads.move', words);
  };
  return (
    <>
      {moves.slice(0, movesTold).map((move) => (
        <Text key={`${move.number} ${move.fromReviewerId} ${move.toReviewerId}`} size="sm" c="dimmed">
          {sentence(move)}
        </Text>
      ))}
      {moves.length > movesTold && (
        <Text size="sm" c="dimmed">
          {t('matching.reads.moreMoves', { count: moves.length - movesTold })}
        </Text>
      )}
    </>
  );
}
