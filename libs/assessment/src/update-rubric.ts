import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Criterion, Rubric } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { mustSumToHundred } from './weights.js';

export interface UpdateRubricInput {
  readonly rubricId: Id;
  readonly weights: readonly { readonly criterionId: Id; readonly weight: number }[];
}

/** Sets the weights of a rubric that no score has frozen yet. */
@Injectable()
export class UpdateRubric {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, RUBRIC_FROZEN, CRITERION_UNKNOWN, WEIGHTS_SUM */
  execute(viewer: Viewer, { rubricId, weights }: UpdateRubricInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const rubric = await em.findOne(
        Rubric,
        { id: rubricId, ...viewer.where('update', 'Rubric') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!rubric) throw new DomainError('NOT_FOUND');
      if (rubric.frozenAt) throw new DomainError<AssessmentCode>('RUBRIC_FROZEN');
      const criteria = await em.find(Criterion, { rubric });
      for (const { criterionId, weight } of weights) {
        const criterion = criteria.find((one) => one.id === criterionId);
        if (!criterion) throw new DomainError<AssessmentCode>('CRITERION_UNKNOWN', { field: 'weights' });
        criterion.weight = weight;
      }
      mustSumToHundred(criteria);
      return rubric.id;
    });
  }
}
