import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Tx } from '#database';
import { DomainError } from '#kernel';
import { Score } from './score.entity.js';

/** Where scores are read and saved. */
@Injectable()
export class ScoreRepository {
  /** The scores of these reviews. The caller has checked who may read them. */
  of(manager: EntityManager, reviewIds: readonly string[]): Promise<Score[]> {
    return manager.find(Score, {
      where: { reviewId: In([...reviewIds]) },
      order: { reviewId: 'ASC', detailId: 'ASC' },
    });
  }

  /**
   * Writes the first score of a detail (revision 0), or changes the score that the caller saw last.
   * @throws DomainError `score.stale` (412) when the score has changed since then, perhaps in another tab.
   */
  async save(tx: Tx, score: Omit<Score, 'revision'>, seen: number): Promise<Score> {
    const saved: Score = { ...score, revision: seen + 1 };
    const written =
      seen === 0
        ? await this.insert(tx, saved)
        : (await tx.update(Score, { reviewId: score.reviewId, detailId: score.detailId, revision: seen }, saved))
            .affected;
    if (written !== 1) {
      throw new DomainError(
        'stale',
        'score.stale',
        'This score has changed since you opened it, perhaps in another tab. Nothing was overwritten. Read the score again, then choose.',
      );
    }
    return saved;
  }

  private async insert(tx: Tx, score: Score): Promise<number> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Score)
      .values(score)
      .orIgnore()
      .returning('detail_id')
      .execute();
    return (inserted.raw as unknown[]).length;
  }
}
