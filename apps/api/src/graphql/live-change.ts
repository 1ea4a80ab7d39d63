import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { LiveTopics } from '#messaging';

@ObjectType({ description: 'Says that something changed; read it again.' })
export class LiveChange {
  @Field(() => [ID], { description: 'Row ids of what changed.' })
  ids!: string[];
}

/** A topic as a subscription: leaving it ends it. */
export async function* changesOf(live: LiveTopics, topic: string): AsyncGenerator<LiveChange> {
  for await (const { ids } of live.subscribe(topic)) yield { ids: [...ids] };
}
